package io.densimeter.model.consolidation;

import io.densimeter.model.migration.MigrationModel;
import io.densimeter.model.units.Require;

/**
 * How an estate is consolidated while it runs.
 *
 * @param detector when a host is overloaded; belongs to one simulation
 * @param selection which guest leaves it; belongs to one simulation
 * @param everySteps sampling steps from one round to the next, 1 or more
 * @param migration what a migration takes
 * @param linkBytesPerSecond network link of a host
 * @param bootNanos time until a host that is switched on takes guests; it draws idle power
 *     meanwhile
 * @param shutdownNanos time for which a host that is switched off goes on to draw idle power
 */
public record ConsolidationPolicy(
    OverloadDetector detector,
    GuestSelection selection,
    int everySteps,
    MigrationModel migration,
    double linkBytesPerSecond,
    long bootNanos,
    long shutdownNanos) {
  public ConsolidationPolicy {
    Require.positive("everySteps", (long) everySteps);
    Require.positive("linkBytesPerSecond", linkBytesPerSecond);
    Require.notNegative("bootNanos", bootNanos);
    Require.notNegative("shutdownNanos", shutdownNanos);
  }

  /** Creates a policy whose hosts are on and off at once. */
  public ConsolidationPolicy(
      OverloadDetector detector,
      GuestSelection selection,
      int everySteps,
      MigrationModel migration,
      double linkBytesPerSecond) {
    this(detector, selection, everySteps, migration, linkBytesPerSecond, 0, 0);
  }

  /** Returns how many steps of the past the detector and the selection look at. */
  public int historySteps() {
    return Math.max(detector.historySteps(), selection.historySteps());
  }
}
