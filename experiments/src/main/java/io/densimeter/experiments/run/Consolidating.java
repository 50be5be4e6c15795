package io.densimeter.experiments.run;

import io.densimeter.experiments.run.ScenarioRun.InfeasibleException;
import io.densimeter.experiments.spec.ConsolidationSpec;
import io.densimeter.model.consolidation.AdaptiveThreshold;
import io.densimeter.model.consolidation.AdaptiveThreshold.Spread;
import io.densimeter.model.consolidation.ConsolidationPolicy;
import io.densimeter.model.consolidation.GuestSelection;
import io.densimeter.model.consolidation.LocalRegression;
import io.densimeter.model.consolidation.MaximumCorrelation;
import io.densimeter.model.consolidation.MinimumMigrationTime;
import io.densimeter.model.consolidation.MinimumUtilisation;
import io.densimeter.model.consolidation.OverloadDetector;
import io.densimeter.model.consolidation.RandomSelection;
import io.densimeter.model.consolidation.StaticThreshold;
import io.densimeter.model.migration.MemoryOverBandwidth;
import io.densimeter.model.migration.MigrationModel;
import io.densimeter.model.migration.PreCopyOverLink;
import io.densimeter.model.sim.RandomStreams;

/** The policy of consolidation that an experiment file asks for, new for each simulation. */
final class Consolidating {
  private static final double THRESHOLD = 0.8;
  private static final double BITS_PER_BYTE = 8;

  private Consolidating() {}

  static ConsolidationPolicy policy(ConsolidationSpec spec, long stepNanos, RandomStreams streams)
      throws InfeasibleException {
    if (spec.everyNanos() % stepNanos != 0) {
      throw new InfeasibleException(
          "consolidation.every (%s s) is not a whole number of sampling steps (%s s)"
              .formatted(spec.everyNanos() / 1e9, stepNanos / 1e9));
    }
    return new ConsolidationPolicy(
        detector(spec),
        selection(spec, streams),
        Math.toIntExact(spec.everyNanos() / stepNanos),
        migration(spec),
        spec.linkBitsPerSecond() / BITS_PER_BYTE,
        spec.hostBootNanos(),
        spec.hostShutdownNanos());
  }

  private static MigrationModel migration(ConsolidationSpec spec) {
    double cpu = MemoryOverBandwidth.USUAL.cpuFraction();
    return switch (spec.migration()) {
      case MEMORY_OVER_BANDWIDTH -> new MemoryOverBandwidth(spec.linkShareFraction(), cpu);
      case PRE_COPY ->
          new PreCopyOverLink(
              spec.linkShareFraction(),
              cpu,
              spec.hotFraction(),
              spec.hotWritesPerSecond(),
              spec.otherWritesPerSecond());
    };
  }

  private static OverloadDetector detector(ConsolidationSpec spec) {
    var threshold = spec.thresholdFraction();
    return switch (spec.detect()) {
      case THRESHOLD -> new StaticThreshold(threshold == null ? THRESHOLD : threshold);
      case INTERQUARTILE_RANGE ->
          new AdaptiveThreshold(
              Spread.INTERQUARTILE_RANGE, safety(spec, AdaptiveThreshold.IQR_SAFETY));
      case MEDIAN_ABSOLUTE_DEVIATION ->
          new AdaptiveThreshold(
              Spread.MEDIAN_ABSOLUTE_DEVIATION, safety(spec, AdaptiveThreshold.MAD_SAFETY));
      case LOCAL_REGRESSION -> new LocalRegression(safety(spec, LocalRegression.SAFETY), false);
      case ROBUST_LOCAL_REGRESSION ->
          new LocalRegression(safety(spec, LocalRegression.SAFETY), true);
    };
  }

  private static double safety(ConsolidationSpec spec, double usual) {
    var safety = spec.safety();
    return safety == null ? usual : safety;
  }

  private static GuestSelection selection(ConsolidationSpec spec, RandomStreams streams) {
    return switch (spec.select()) {
      case MINIMUM_MIGRATION_TIME -> new MinimumMigrationTime();
      case RANDOM -> new RandomSelection(streams.stream(RandomSelection.CONSUMER));
      case MAXIMUM_CORRELATION -> new MaximumCorrelation();
      case MINIMUM_UTILISATION -> new MinimumUtilisation();
    };
  }
}
