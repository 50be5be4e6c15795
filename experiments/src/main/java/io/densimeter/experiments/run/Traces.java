package io.densimeter.experiments.run;

import io.densimeter.experiments.spec.ExperimentSpec;
import io.densimeter.experiments.spec.TraceSpec;
import io.densimeter.model.sim.DemandSummary;
import io.densimeter.model.sim.RandomStreams;
import io.densimeter.model.workload.DemandTrace;
import io.densimeter.workloads.generator.ConstantDemand;
import io.densimeter.workloads.generator.Quartiles;
import io.densimeter.workloads.generator.RepeatedCourses;
import io.densimeter.workloads.generator.SyntheticDemand;
import io.densimeter.workloads.generator.SyntheticTrace;
import io.densimeter.workloads.trace.LeavingWhenIdle;
import io.densimeter.workloads.trace.PlanetLabReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The demand traces of a run. All scenarios of a replication that ask for the same trace get the
 * same one; a recorded trace is the same in every replication.
 */
final class Traces {
  private final Map<Key, Demand> demands = new ConcurrentHashMap<>();

  private record Key(TraceSpec spec, long seed, int replication) {}

  /**
   * The demand of a replication.
   *
   * @param trace the trace
   * @param summary mean and 95th percentile of each guest
   * @param sha256 hash of the recorded input; null for a generated one
   * @param notes what was skipped
   */
  record Demand(
      DemandTrace trace, DemandSummary summary, @Nullable String sha256, List<String> notes) {}

  /** Returns the demand of a replication. */
  Demand demand(ExperimentSpec spec, int replication) {
    var trace = spec.workload().trace();
    var requests = spec.workload().requests();
    if (trace != null) {
      boolean random = trace instanceof TraceSpec.Synthetic;
      var key = random ? new Key(trace, spec.seed(), replication) : new Key(trace, 0, 0);
      return demands.computeIfAbsent(key, Traces::make);
    }
    if (requests == null) {
      throw new IllegalStateException("A workload has neither a trace nor requests.");
    }
    int vcpus = spec.workload().guest().vcpus();
    return of(OfferedDemand.of(requests, spec.operation(), vcpus), null, List.of());
  }

  private static Demand make(Key key) {
    if (key.spec() instanceof TraceSpec.Planetlab planetlab) {
      var reading = PlanetLabReader.read(planetlab.path());
      var trace =
          planetlab.leaveWhenIdle() ? new LeavingWhenIdle(reading.trace()) : reading.trace();
      return of(trace, reading.sha256(), reading.notes());
    }
    if (key.spec() instanceof TraceSpec.Synthetic synthetic) {
      var streams = new RandomStreams(key.seed(), key.replication());
      var courses = synthetic.courses();
      var trace = SyntheticTrace.generate(demand(synthetic), streams::stream);
      return of(
          courses == null ? trace : new RepeatedCourses(trace, synthetic.guests()),
          null,
          List.of());
    }
    var constant = (TraceSpec.Constant) key.spec();
    var trace =
        ConstantDemand.of(
            constant.guests(), constant.steps(), constant.stepNanos(), constant.cpuFraction());
    return of(trace, null, List.of());
  }

  private static Demand of(DemandTrace trace, @Nullable String sha256, List<String> notes) {
    return new Demand(trace, DemandSummary.of(trace), sha256, notes);
  }

  private static SyntheticDemand demand(TraceSpec.Synthetic spec) {
    var quartiles = spec.quartilesFraction();
    var courses = spec.courses();
    return new SyntheticDemand(
        courses == null ? spec.guests() : courses,
        spec.steps(),
        spec.stepNanos(),
        new Quartiles(
            0,
            quartiles.get(0),
            quartiles.get(1),
            quartiles.get(2),
            spec.maxFraction(),
            spec.meanFraction()),
        spec.autocorrelation(),
        spec.levelShareFraction(),
        spec.diurnalSwingFraction(),
        spec.peakHour());
  }
}
