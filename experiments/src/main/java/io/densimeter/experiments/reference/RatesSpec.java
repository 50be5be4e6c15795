package io.densimeter.experiments.reference;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Shorthand;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Figure;
import io.densimeter.model.units.Problem;
import io.densimeter.model.workload.GuestOperation;
import io.densimeter.model.workload.Rate;
import io.densimeter.model.workload.Shape;
import io.densimeter.model.workload.WorkloadProfile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Event rates of a workload, written into a reference case.
 *
 * @param clockHertz clock at which they were counted
 * @param perCpuSecond events for each second of native CPU time
 * @param counts events of a whole native run, as perf stat gives them
 * @param cpuTimeNanos native CPU time that the counts are of; null without counts
 * @param shapes the other numbers of a profile that differ from the usual
 * @param source where the rates come from
 */
@Doc("Event rates of the workload for each second of native CPU time.")
public record RatesSpec(
    @Doc("Clock at which the events were counted.")
        @Unit(Dimension.CLOCK)
        @Between(least = "1 MHz", most = "100 GHz")
        long clockHertz,
    @Doc("Events for each second of native CPU time.") @Default("{}")
        Map<GuestOperation, Events> perCpuSecond,
    @Doc("Events of the whole native run, instead of per-cpu-second.") @Default("{}")
        Map<GuestOperation, Counted> counts,
    @Doc("Native CPU time, user and system, that the counts are of.")
        @Unit(Dimension.TIME)
        @Between(least = "1 us")
        @Nullable Double cpuTimeNanos,
    @Doc("Other numbers of a profile, such as the share of kernel time.") @Default("{}")
        Map<Shape, Double> shapes,
    @Doc("Where the rates come from.") String source)
    implements Validated {

  /**
   * How often something happens.
   *
   * @param events events for each second of native CPU time
   * @param burst events in a row
   */
  @Doc("Events for each second of native CPU time, and how many come in a row.")
  @Shorthand("events")
  public record Events(
      @Doc("Events for each second of native CPU time.") @Between(least = "0", most = "1e9")
          double events,
      @Doc("Mean number of events in a row.") @Default("1") @Between(least = "1", most = "256")
          double burst) {}

  /**
   * How often something happened.
   *
   * @param events events of the whole run
   * @param burst events in a row
   */
  @Doc("Events of the whole run, and how many come in a row.")
  @Shorthand("events")
  public record Counted(
      @Doc("Events of the whole run.") @Between(least = "0", most = "1e18") double events,
      @Doc("Mean number of events in a row.") @Default("1") @Between(least = "1", most = "256")
          double burst) {}

  @Override
  public List<Problem> validate() {
    var problems = new ArrayList<Problem>();
    requireCountable("per-cpu-second", perCpuSecond.keySet(), problems);
    requireCountable("counts", counts.keySet(), problems);
    if (perCpuSecond.isEmpty() == counts.isEmpty()) {
      problems.add(
          new Problem(
              "",
              "needs either per-cpu-second or counts, has "
                  + (counts.isEmpty() ? "neither." : "both.")));
    }
    if (!counts.isEmpty() && cpuTimeNanos == null) {
      problems.add(new Problem("cpu-time", "is needed beside counts. Maybe cpu-time: 263 s?"));
    }
    if (counts.isEmpty() && cpuTimeNanos != null) {
      problems.add(new Problem("cpu-time", "belongs to counts, and there are none."));
    }
    shapes.forEach(
        (shape, value) -> {
          if (value < 0) {
            problems.add(
                new Problem(
                    "shapes." + shape.yamlName(), "must be at least 0, was " + value + "."));
          }
        });
    double kernel = shapes.getOrDefault(Shape.KERNEL_SHARE, 0.0);
    if (kernel > 1) {
      problems.add(new Problem("shapes.kernel-share", "must be at most 1, was " + kernel + "."));
    }
    return problems;
  }

  private static void requireCountable(
      String key, Collection<GuestOperation> operations, List<Problem> problems) {
    for (var operation : operations) {
      if (!WorkloadProfile.countable(operation)) {
        problems.add(
            new Problem(
                key + "." + operation.yamlName(),
                "has no rate: it follows from the rest of the profile."));
      }
    }
  }

  /** Returns the profile that they make. */
  WorkloadProfile toProfile(String name) {
    var rates = new EnumMap<GuestOperation, Rate>(GuestOperation.class);
    perCpuSecond.forEach(
        (operation, rate) -> rates.put(operation, new Rate(rate.events(), rate.burst(), source)));
    double seconds = cpuTimeNanos == null ? 1 : cpuTimeNanos / 1e9;
    counts.forEach(
        (operation, counted) ->
            rates.put(operation, new Rate(counted.events() / seconds, counted.burst(), source)));
    var figures = new EnumMap<Shape, Figure>(Shape.class);
    shapes.forEach((shape, value) -> figures.put(shape, new Figure(value, source)));
    return new WorkloadProfile(name, source, clockHertz, rates, figures);
  }
}
