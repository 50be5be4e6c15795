package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Setting;

/** A vCPU of the guest that halts and is woken by another one: when it was woken, and how. */
final class HaltedVcpu {
  private final HaltPolling polling;
  private final PcpuSleep sleep;
  private double wokenAtCycles = Double.NEGATIVE_INFINITY;
  private double latency;

  HaltedVcpu(CostTable costs) {
    polling =
        new HaltPolling(costs.setting(Setting.HALT_POLL_NANOS), costs.platform().clockHertz());
    sleep = new PcpuSleep(costs);
  }

  /** Wakes the vCPU; returns whether its thread had blocked. */
  boolean wake(double nowCycles) {
    double halted = nowCycles - wokenAtCycles;
    wokenAtCycles = nowCycles;
    boolean blocked = !polling.polled(halted);
    latency = blocked ? sleep.wake(halted) : 0;
    return blocked;
  }

  /** Returns the cycles until the pCPU of the vCPU ran again, of the last wake-up. */
  double latency() {
    return latency;
  }
}
