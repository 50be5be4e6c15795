package io.densimeter.experiments.spec;

import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.List;

/** What the sections failures, patching and tco.downtime need of each other. */
final class AvailabilityRules {
  private static final double NANOS_PER_YEAR = 365 * 24 * 3.6e12;
  private static final double MOST_FRACTION = 0.5;

  private AvailabilityRules() {}

  /** Returns what does not go together. */
  static List<Problem> problems(ExperimentSpec spec) {
    List<Problem> problems = new ArrayList<>();
    var failures = spec.failures();
    var patching = spec.patching();
    var downtime = spec.tco().downtime();
    for (int i = 0; i < downtime.size(); i++) {
      if (downtime.get(i).timeNanos() == null && failures == null && patching == null) {
        problems.add(
            new Problem(
                "tco.downtime[" + i + "]",
                "needs a time, or failures or patching to take it from. Maybe time: 60 min?"));
      }
    }
    if (failures != null && patching != null) {
      if (patching.guestBootNanos() != null) {
        problems.add(said("patching.guest-boot", "failures.guest-boot"));
      }
      if (patching.bootsAtOnce() != null) {
        problems.add(said("patching.boots-at-once", "failures.boots-at-once"));
      }
    }
    if (patching != null && outFraction(patching) >= MOST_FRACTION) {
      problems.add(
          new Problem(
              "patching",
              "takes guests out for half of the year or more. Maybe fewer patches, or a shorter"
                  + " host-out?"));
    }
    return problems;
  }

  private static double outFraction(PatchingSpec patching) {
    var reboot = patching.guestRebootNanos();
    double guest = patching.kernelPatches() * (reboot == null ? 0 : reboot);
    double host =
        Math.max(patching.kernelPatches(), patching.hypervisorPatches()) * patching.hostOutNanos();
    return (guest + host) / NANOS_PER_YEAR;
  }

  private static Problem said(String path, String at) {
    return new Problem(path, "is said by " + at + " already; leave it out.");
  }
}
