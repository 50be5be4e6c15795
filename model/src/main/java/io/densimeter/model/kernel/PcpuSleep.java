package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Setting;

/**
 * The sleep of a pCPU whose vCPU is halted: how long it takes to come back.
 *
 * <p>The host expects an idle time like the last one and chooses the deepest sleep that pays for it
 * (the menu governor of Linux: on Sandy Bridge C1 with 2 us to come back, and C1E with 10 us from
 * 20 us of idle time on, drivers/idle/intel_idle.c of Linux 3.9 and later). Before the first idle
 * time it expects a long one.
 */
final class PcpuSleep {
  private final double deepFromCycles;
  private final double deepLatency;
  private final double shallowLatency;
  private double lastIdleCycles = Double.POSITIVE_INFINITY;

  PcpuSleep(CostTable costs) {
    deepFromCycles = costs.setting(Setting.DEEP_SLEEP_NANOS) * costs.platform().clockHertz() / 1e9;
    deepLatency = costs.path(Path.WAKE_LATENCY);
    shallowLatency =
        costs.has(Path.SHALLOW_WAKE_LATENCY) ? costs.path(Path.SHALLOW_WAKE_LATENCY) : deepLatency;
  }

  /** Returns the cycles until the pCPU runs again, after it was idle for so long. */
  double wake(double idleCycles) {
    double latency = lastIdleCycles >= deepFromCycles ? deepLatency : shallowLatency;
    lastIdleCycles = idleCycles;
    return latency;
  }
}
