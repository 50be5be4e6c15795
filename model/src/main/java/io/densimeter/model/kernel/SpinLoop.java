package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.CpuFeature;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Setting;

/**
 * A vCPU that spins with PAUSE, and the CPU that watches it: PAUSEs that follow each other within a
 * gap are one loop, and a loop that lasts longer than a window ends in an exit, whose handler
 * yields to another vCPU (PAUSE-loop exiting; Intel SDM volume 3, "PLE_Gap" and "PLE_Window"; Linux
 * sets 128 and 4,096 cycles).
 */
final class SpinLoop {
  private final VmExits exits;
  private final boolean watched;
  private final double gapCycles;
  private final double windowCycles;
  private final double yield;
  private double firstPause = Double.NEGATIVE_INFINITY;
  private double lastPause = Double.NEGATIVE_INFINITY;

  SpinLoop(CostTable costs, VmExits exits) {
    this.exits = exits;
    watched = costs.platform().has(CpuFeature.PAUSE_LOOP_EXITS) && costs.has(Path.PAUSE_HANDLER);
    gapCycles = costs.setting(Setting.PAUSE_GAP);
    windowCycles = costs.setting(Setting.PAUSE_WINDOW);
    yield = watched ? costs.path(Path.PAUSE_HANDLER) : 0;
  }

  /** The vCPU executes a PAUSE. */
  void pause(GuestCpu cpu) {
    if (!watched) {
      return;
    }
    double now = cpu.now();
    if (now - lastPause > gapCycles) {
      firstPause = now;
    }
    lastPause = now;
    if (now - firstPause > windowCycles) {
      exits.take(ExitReason.PAUSE, Mechanism.SPIN, yield, cpu);
      lastPause = Double.NEGATIVE_INFINITY;
    }
  }
}
