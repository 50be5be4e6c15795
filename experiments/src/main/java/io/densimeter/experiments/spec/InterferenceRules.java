package io.densimeter.experiments.spec;

import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.List;

/** What guests' memory profiles and hosts' sockets ask of each other. */
final class InterferenceRules {
  private InterferenceRules() {}

  static List<Problem> check(ExperimentSpec spec) {
    List<Problem> problems = new ArrayList<>();
    var guests = spec.workload().guests();
    boolean asked = spec.interferes();
    for (int i = 0; i < guests.size(); i++) {
      if (asked && guests.get(i).memoryProfile() == null) {
        problems.add(
            new Problem(path(i), "needs a memory-profile, since another kind of guest has one."));
      }
    }
    for (int h = 0; h < spec.hosts().size(); h++) {
      var host = spec.hosts().get(h);
      var socket = host.socket();
      String path = "hosts[" + h + "]";
      if (socket == null) {
        if (asked) {
          problems.add(new Problem(path, "needs a socket, since guests have a memory-profile."));
        }
        continue;
      }
      if (!asked) {
        problems.add(
            new Problem(
                path + ".socket",
                "is of no use without workload.guest.memory-profile. Maybe add one?"));
      }
      if (host.cores() % socket.count() != 0) {
        problems.add(
            new Problem(
                path + ".socket.count",
                "must divide the cores of the host, " + host.cores() + "."));
      }
      requireClasses(spec, host.name(), socket.cacheClassWays().size(), problems);
    }
    if (asked && spec.fidelity() == Fidelity.OPERATION) {
      problems.add(
          new Problem(
              "fidelity",
              "operation does not model interference. Maybe interval, or leave out each"
                  + " memory-profile?"));
    }
    if (asked && spec.consolidation() != null) {
      problems.add(
          new Problem(
              "consolidation",
              "moves guests, and interference is modelled for guests that stay. Maybe leave out"
                  + " consolidation, or each memory-profile?"));
    }
    return problems;
  }

  private static void requireClasses(
      ExperimentSpec spec, String host, int classes, List<Problem> problems) {
    var guests = spec.workload().guests();
    for (int i = 0; i < guests.size(); i++) {
      var profile = guests.get(i).memoryProfile();
      if (profile != null && profile.cacheClass() > classes) {
        problems.add(
            new Problem(
                path(i) + ".memory-profile.cache-class",
                "was "
                    + profile.cacheClass()
                    + ", but host "
                    + host
                    + " has cache classes 0 to "
                    + classes
                    + "."));
      }
    }
  }

  private static String path(int kind) {
    return kind == 0 ? "workload.guest" : "workload.other-guests[" + (kind - 1) + "]";
  }
}
