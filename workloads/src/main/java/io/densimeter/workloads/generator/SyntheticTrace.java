package io.densimeter.workloads.generator;

import io.densimeter.model.units.Problem;
import io.densimeter.model.workload.ColumnarTrace;
import io.densimeter.model.workload.DemandTrace;
import io.densimeter.model.workload.DemandTrace.Resource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import umontreal.ssj.rng.RandomStream;

/**
 * A generator of CPU demand that follows given quartiles, fluctuates with memory, and has a course
 * of the day. It is a Gaussian copula ("autoregressive to anything"): what varies is made on the
 * normal scale, where shares of variance add up, and then bent to the distribution asked for.
 *
 * <p>The score of guest g at step t, of variance 1 over whole days, is
 *
 * <pre>z[g,t] = √L·level[g] + √(2D)·cos(2π(t − peak)/24 h) + √(1 − L − D)·a[g,t]
 * a[g,t] = ρ·a[g,t−1] + √(1 − ρ²)·ε[g,t],  a[g,0] = ε[g,0]</pre>
 *
 * <p>with L the level share, D the diurnal share, ρ the autocorrelation and independent standard
 * normal level and ε. Its cumulative function F over all guests and steps makes it uniform ({@link
 * CourseOfDay}: F is Φ only when D is 0, as the course of the day is not normal), and the quantile
 * function makes that the demand ({@link QuantileCurve}): {@code demand = Q(F(z))}. The
 * distribution is exact in the mean over many traces. One trace scatters around it, the more the
 * fewer its guests and the greater L, because a level is drawn but once for each guest.
 *
 * <p>Shares and correlations are on the normal scale; those of the demand itself are lower, the
 * more skewed it is the more.
 *
 * @see <a href="https://doi.org/10.1287/ijoc.10.1.72">Cario and Nelson, Numerical methods for
 *     fitting and simulating autoregressive-to-anything processes, INFORMS Journal on Computing
 *     10(1), 1998</a>
 */
public final class SyntheticTrace {
  /** The name of the format in experiment files. */
  public static final String NAME = "synthetic";

  private SyntheticTrace() {}

  /**
   * Returns a trace of guests {@code guest-0}, {@code guest-1}, ….
   *
   * <p>Each guest draws from a stream of its own, named {@code workload.synthetic/guest-0} and so
   * on. So guests that are added change no other guest, and steps that are added change no earlier
   * step as long as the diurnal share is 0.
   *
   * @param streams gives a stream, at its start, for a consumer's name
   * @throws IllegalArgumentException when the demand is not valid, with all problems
   */
  public static DemandTrace generate(
      SyntheticDemand demand, Function<String, RandomStream> streams) {
    List<Problem> problems = demand.validate();
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          problems.stream()
              .map(p -> p.path() + ": " + p.message())
              .collect(Collectors.joining("\n")));
    }
    List<String> names =
        IntStream.range(0, demand.guests()).mapToObj(guest -> "guest-" + guest).toList();
    var builder = ColumnarTrace.builder(names, demand.steps(), demand.stepNanos());
    var day = new CourseOfDay(demand);
    var curve = new QuantileCurve(demand.cpu());
    var column = new float[demand.steps()];
    for (int guest = 0; guest < demand.guests(); guest++) {
      fill(column, demand, day, curve, streams.apply("workload.synthetic/" + names.get(guest)));
      builder.column(Resource.CPU, guest, column);
    }
    return builder.build();
  }

  private static void fill(
      float[] column,
      SyntheticDemand demand,
      CourseOfDay day,
      QuantileCurve curve,
      RandomStream stream) {
    double memory = demand.autocorrelation();
    double news = Math.sqrt(1 - memory * memory);
    double scale = Math.sqrt(Math.max(0, 1 - demand.levelShare() - demand.diurnalShare()));
    double level = Math.sqrt(demand.levelShare()) * normal(stream);
    double fluctuation = normal(stream);
    for (int step = 0; step < column.length; step++) {
      double score = level + day.mean(step) + scale * fluctuation;
      column[step] = (float) curve.at(day.cumulative(score));
      fluctuation = memory * fluctuation + news * normal(stream);
    }
  }

  private static double normal(RandomStream stream) {
    return StandardNormal.quantile(stream.nextDouble());
  }
}
