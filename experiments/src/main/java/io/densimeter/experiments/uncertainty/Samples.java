package io.densimeter.experiments.uncertainty;

import io.densimeter.experiments.spec.UncertaintySpec;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.model.sim.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one scenario at each point.
 *
 * @param byRepetition figures of each sample of each repetition; null where the plan cannot be
 *     carried out
 */
record Samples(List<List<double @Nullable []>> byRepetition) {
  private static final String CONSUMER = "uncertainty";

  /**
   * Returns the samples of a scenario. Points are the same for every scenario, so that two of them
   * are compared at the same values.
   */
  static Samples of(UncertainCosts costs, UncertaintySpec spec, ExecutorService pool)
      throws ExperimentException, InterruptedException {
    List<List<double @Nullable []>> all = new ArrayList<>();
    int dimensions = costs.values().list().size() + 1;
    for (int r = 0; r < spec.repetitions(); r++) {
      var random = new RandomStreams(costs.scenario().spec().seed(), r).stream(CONSUMER);
      List<Callable<double @Nullable []>> tasks = new ArrayList<>();
      for (var point : spec.sampling().points(spec.samples(), dimensions, random)) {
        tasks.add(() -> costs.at(point).orElse(null));
      }
      List<double @Nullable []> figures = new ArrayList<>();
      for (var each : pool.invokeAll(tasks)) {
        figures.add(result(each));
      }
      all.add(figures);
    }
    return new Samples(all);
  }

  private static double @Nullable [] result(Future<double @Nullable []> future)
      throws ExperimentException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ExperimentException wrong) {
        throw wrong;
      }
      if (e.getCause() instanceof RuntimeException bug) {
        throw bug;
      }
      throw new IllegalStateException("A sample failed.", e.getCause());
    }
  }

  /** Returns the samples of one figure, by repetition, without those that cannot be. */
  double[][] of(int figure) {
    return byRepetition.stream()
        .map(
            samples ->
                samples.stream()
                    .flatMapToDouble(
                        each -> each == null ? DoubleStream.empty() : DoubleStream.of(each[figure]))
                    .toArray())
        .filter(each -> each.length > 0)
        .toArray(double[][]::new);
  }

  /** Returns how many samples there are. */
  int count() {
    return byRepetition.stream().mapToInt(List::size).sum();
  }

  /** Returns how many plans cannot be carried out. */
  long infeasible() {
    return byRepetition.stream().flatMap(List::stream).filter(each -> each == null).count();
  }
}
