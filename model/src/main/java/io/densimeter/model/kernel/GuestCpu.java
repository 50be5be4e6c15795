package io.densimeter.model.kernel;

import io.densimeter.model.platform.Platform;
import io.densimeter.model.workload.GuestOperation;

/**
 * What every kernel has: the native machine below the technique, the vCPU's clock and the ledger. A
 * kernel opens an operation, charges what its mechanisms add, and closes it.
 */
final class GuestCpu {
  private static final int HALT = GuestOperation.HALT.ordinal();

  private final NativeMachine machine;
  private final VcpuClock clock = new VcpuClock();
  private final CycleLedger ledger = new CycleLedger(clock);
  private double openNative;
  private double openAdded;
  private double idleGap;

  GuestCpu(Platform platform) {
    machine = new NativeMachine(platform);
  }

  /** Opens an operation: charges its native price and lets idle time pass. */
  void open(int operation, long operand) {
    openAdded = 0;
    if (operation == HALT) {
      idleGap = clock.idle((double) operand);
      openNative = 0;
      return;
    }
    double cycles = machine.cycles(operation, operand, clock.nativeNow());
    openNative = cycles;
    clock.run(cycles);
  }

  /** Charges cycles on the vCPU to a mechanism. */
  void charge(Mechanism mechanism, double cycles) {
    ledger.charge(mechanism, cycles);
    clock.delay(cycles);
    openAdded += cycles;
  }

  /** Charges cycles outside the vCPU to a mechanism. */
  void chargeHypervisor(Mechanism mechanism, double cycles) {
    ledger.chargeHypervisor(mechanism, cycles);
  }

  /** Counts one exit from guest mode. */
  void countExit(ExitReason reason) {
    ledger.countExit(reason);
  }

  /** Closes the operation; returns its cycles on the vCPU. */
  double close() {
    return openNative + openAdded;
  }

  /** Returns the native price of the open operation. */
  double openNative() {
    return openNative;
  }

  /** Returns what was left of the idle gap of the open halt: 0 when the vCPU was late for it. */
  double idleGap() {
    return idleGap;
  }

  /** Returns the clock in cycles, the open operation included. */
  double now() {
    return clock.now();
  }

  double nativeBusy() {
    return clock.nativeBusy();
  }

  CycleLedger ledger() {
    return ledger;
  }
}
