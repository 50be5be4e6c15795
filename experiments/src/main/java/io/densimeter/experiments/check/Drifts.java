package io.densimeter.experiments.check;

import io.densimeter.reports.check.CheckChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The figures of a combination that moved. */
final class Drifts {
  /** A figure that moved. */
  record Drift(String name, String unit, double before, double now) {
    double size() {
      return Math.abs(now - before);
    }

    /** Returns the change over what it was; 0 where it was 0. */
    double relative() {
      return before == 0 ? 0 : (now - before) / before;
    }

    CheckChange change() {
      return new CheckChange(name, OverheadRecord.digits(before), OverheadRecord.digits(now), unit);
    }
  }

  private Drifts() {}

  /** Returns the slowdown when it moved, then the mechanisms that moved, the most cycles first. */
  static List<Drift> of(OverheadRecord before, OverheadRecord now) {
    var mechanisms = new ArrayList<Drift>();
    collect(mechanisms, "", before.vcpu(), now.vcpu());
    collect(mechanisms, " outside the vCPU", before.hypervisor(), now.hypervisor());
    mechanisms.sort(Comparator.comparingDouble(Drift::size).reversed());
    var drifts = new ArrayList<Drift>();
    if (before.slowdown() != now.slowdown()) {
      drifts.add(new Drift("slowdown", "", before.slowdown(), now.slowdown()));
    }
    drifts.addAll(mechanisms);
    return drifts;
  }

  private static void collect(
      List<Drift> drifts, String where, Map<String, Double> before, Map<String, Double> now) {
    var names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    for (var name : names) {
      double was = before.getOrDefault(name, 0.0);
      double is = now.getOrDefault(name, 0.0);
      if (was != is) {
        drifts.add(new Drift(name + where, OverheadRecord.UNIT, was, is));
      }
    }
  }
}
