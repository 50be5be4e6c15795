package io.densimeter.model.kernel;

import java.util.Arrays;

/**
 * The account of a kernel: cycles on the vCPU and outside it, and events, by mechanism; and VM
 * exits by reason.
 *
 * <p>The cycles on the vCPU add up to what {@link CostKernel#execute} returned. Native work is what
 * the vCPU's clock ran, so that an operation without overhead costs no entry here.
 */
public final class CycleLedger {
  private static final int MECHANISMS = Mechanism.values().length;
  private static final int REASONS = ExitReason.values().length;

  private final VcpuClock clock;
  private double nativeBefore;
  private final double[] vcpuCycles = new double[MECHANISMS];
  private final double[] hypervisorCycles = new double[MECHANISMS];
  private final long[] events = new long[MECHANISMS];
  private final long[] exits = new long[REASONS];

  CycleLedger(VcpuClock clock) {
    this.clock = clock;
  }

  /** Charges cycles on the vCPU and counts one event. */
  void charge(Mechanism mechanism, double cycles) {
    int line = mechanism.ordinal();
    vcpuCycles[line] += cycles;
    events[line]++;
  }

  /** Charges cycles of the hypervisor outside the vCPU. */
  void chargeHypervisor(Mechanism mechanism, double cycles) {
    hypervisorCycles[mechanism.ordinal()] += cycles;
    events[mechanism.ordinal()]++;
  }

  /** Counts one exit from guest mode. */
  void countExit(ExitReason reason) {
    exits[reason.ordinal()]++;
  }

  /** Returns the cycles on the vCPU that a mechanism took. */
  public double vcpuCycles(Mechanism mechanism) {
    return mechanism == Mechanism.NATIVE ? nativeCycles() : vcpuCycles[mechanism.ordinal()];
  }

  /** Returns the cycles outside the vCPU that a mechanism took. */
  public double hypervisorCycles(Mechanism mechanism) {
    return hypervisorCycles[mechanism.ordinal()];
  }

  /** Returns whether a mechanism was charged. */
  public boolean charged(Mechanism mechanism) {
    return mechanism == Mechanism.NATIVE ? nativeCycles() > 0 : events[mechanism.ordinal()] > 0;
  }

  /** Returns how often a mechanism was charged; native work is not counted. */
  public long events(Mechanism mechanism) {
    return events[mechanism.ordinal()];
  }

  /** Returns how often guest mode was left for a reason; 0 without hardware assistance. */
  public long exits(ExitReason reason) {
    return exits[reason.ordinal()];
  }

  /** Returns all cycles on the vCPU. */
  public double vcpuCycles() {
    return nativeCycles() + sum(vcpuCycles);
  }

  /** Returns all cycles outside the vCPU. */
  public double hypervisorCycles() {
    return sum(hypervisorCycles);
  }

  private double nativeCycles() {
    return clock.nativeBusy() - nativeBefore;
  }

  /** Forgets all charges. */
  public void clear() {
    nativeBefore = clock.nativeBusy();
    Arrays.fill(vcpuCycles, 0);
    Arrays.fill(hypervisorCycles, 0);
    Arrays.fill(events, 0);
    Arrays.fill(exits, 0);
  }

  private static double sum(double[] cycles) {
    double sum = 0;
    for (double c : cycles) {
      sum += c;
    }
    return sum;
  }
}
