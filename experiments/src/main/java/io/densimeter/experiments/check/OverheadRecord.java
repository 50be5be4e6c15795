package io.densimeter.experiments.check;

import io.densimeter.model.kernel.CycleLedger;
import io.densimeter.model.kernel.Mechanism;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a baseline remembers of a combination. Each figure has as many digits as are written, so
 * that figures are equal when their digits are.
 *
 * @param slowdown cycles on the vCPU over native cycles: 1 and what the mechanisms add
 * @param vcpu cycles on the vCPU in a second of native CPU time, by the mechanism's name
 * @param hypervisor cycles outside the vCPU in a second of native CPU time, likewise
 */
record OverheadRecord(double slowdown, Map<String, Double> vcpu, Map<String, Double> hypervisor) {
  /** What the cycles are counted in, for readers. */
  static final String UNIT = "cycles per native second";

  /** Enough to show a hundredth of a percent of any figure, and to hide the order of a sum. */
  private static final MathContext DIGITS = new MathContext(6);

  OverheadRecord {
    vcpu = Collections.unmodifiableMap(new TreeMap<>(vcpu));
    hypervisor = Collections.unmodifiableMap(new TreeMap<>(hypervisor));
  }

  /**
   * Returns what a ledger says.
   *
   * @param nativeCycles native busy time of the schedule of the operations
   */
  static OverheadRecord of(CycleLedger ledger, double nativeCycles, long clockHertz) {
    double extra = ledger.vcpuCycles() - ledger.vcpuCycles(Mechanism.NATIVE);
    double perSecond = clockHertz / nativeCycles;
    var vcpu = new TreeMap<String, Double>();
    var hypervisor = new TreeMap<String, Double>();
    for (var mechanism : Mechanism.values()) {
      put(vcpu, mechanism, ledger.vcpuCycles(mechanism) * perSecond);
      put(hypervisor, mechanism, ledger.hypervisorCycles(mechanism) * perSecond);
    }
    return new OverheadRecord(rounded(1 + extra / nativeCycles), vcpu, hypervisor);
  }

  private static void put(Map<String, Double> cycles, Mechanism mechanism, double perSecond) {
    if (perSecond != 0) {
      cycles.put(mechanism.label(), rounded(perSecond));
    }
  }

  /** Returns the number that the written digits of a value are. */
  static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }

  /** Returns the digits that are written. */
  static String digits(double value) {
    var plain = BigDecimal.valueOf(value).stripTrailingZeros();
    return plain.toPlainString();
  }
}
