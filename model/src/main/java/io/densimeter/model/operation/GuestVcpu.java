package io.densimeter.model.operation;

import io.densimeter.model.kernel.CostKernel;
import io.densimeter.model.kernel.CostKernels;
import io.densimeter.model.kernel.ExitReason;
import io.densimeter.model.kernel.Mechanism;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.workload.GuestOperation;
import io.densimeter.model.workload.Shape;
import io.densimeter.model.workload.WorkloadProfile;
import org.jspecify.annotations.Nullable;

/**
 * A vCPU of a guest: it turns native CPU time into guest operations, executes each on its cost
 * kernel, and tells what they took on the vCPU and outside it.
 *
 * <p>Native cycles that the last operation of a stage did beyond the stage's demand are taken off
 * the next stage's, so that demands come out exactly over many. Ticks come by the kernel's clock,
 * which leaves out the time that the vCPU waited for a pCPU.
 */
final class GuestVcpu {
  private static final int COMPUTE = GuestOperation.COMPUTE.ordinal();
  private static final int KERNEL_COMPUTE = GuestOperation.KERNEL_COMPUTE.ordinal();
  private static final int HALT = GuestOperation.HALT.ordinal();
  private static final int TIMER_TICK = GuestOperation.TIMER_TICK.ordinal();

  private final CostKernel kernel;
  private final @Nullable OperationTape tape;
  private final WholeNanos vcpuNanos;
  private final WholeNanos outsideNanos;
  private final double cyclesPerNano;
  private final double tickCycles;
  private final boolean ticklessIdle;

  private double nextTick;
  private double clock;
  private double nativeDone;
  private double aheadCycles;
  private double haltedCycles;
  private double idleCarry;
  private double pendingCycles;
  private double outsideCounted;
  private int place;
  private long codeLeft;
  private long operations;
  private double nativeAtClear;

  /**
   * Creates a vCPU that has been halted since time 0.
   *
   * @param tape the profile's operations; null for user code and nothing else
   * @param place where it starts to play the tape
   */
  GuestVcpu(
      CostTable costs,
      long clockHertz,
      @Nullable WorkloadProfile profile,
      @Nullable OperationTape tape,
      int place) {
    kernel = CostKernels.of(costs);
    vcpuNanos = WholeNanos.ofCycles(clockHertz);
    outsideNanos = WholeNanos.ofCycles(clockHertz);
    cyclesPerNano = clockHertz / 1e9;
    double ticks = profile == null ? 0 : profile.shape(Shape.TICKS);
    tickCycles = ticks == 0 ? Double.POSITIVE_INFINITY : clockHertz / ticks;
    ticklessIdle = profile == null || profile.shape(Shape.TICKLESS_IDLE) != 0;
    nextTick = tickCycles;
    this.tape = tape;
    this.place = place;
    if (tape != null) {
      codeLeft = codeCycles(tape);
    }
  }

  /** Lets the vCPU be halted for a time; what waking it costs is added to what it does next. */
  void idle(long nanos) {
    double gap = nanos * cyclesPerNano + idleCarry;
    // The kernel takes off an idle gap what it is behind the native schedule; here the gap is real.
    double lag = kernel.clockCycles() - kernel.nativeCycles() - haltedCycles;
    long operand = (long) Math.max(0, StrictMath.rint(gap + lag));
    idleCarry = Math.max(-1, Math.min(1, gap + lag - operand));
    if (operand > 0) {
      execute(HALT, operand);
      haltedCycles += operand;
      clock = kernel.clockCycles();
    }
    if (ticklessIdle) {
      nextTick = Math.max(nextTick, clock);
    }
  }

  /** Returns the time until a tick wakes the halted vCPU; {@link Long#MAX_VALUE} when none does. */
  long untilTickNanos() {
    if (ticklessIdle || tickCycles == Double.POSITIVE_INFINITY) {
      return Long.MAX_VALUE;
    }
    return (long) Math.ceil(Math.max(0, nextTick - clock) / cyclesPerNano);
  }

  /** Executes an operation the given number of times; its native price is part of the demand. */
  void repeat(GuestOperation operation, long operand, int times) {
    for (int i = 0; i < times; i++) {
      execute(operation.ordinal(), operand);
      aheadCycles += nativeSince();
    }
  }

  /** Executes operations until they have done that much native CPU time. */
  void compute(double nativeNanos) {
    double left = nativeNanos * cyclesPerNano - aheadCycles;
    if (tape == null) {
      long whole = (long) Math.max(0, StrictMath.rint(left));
      if (whole > 0) {
        execute(COMPUTE, whole);
      }
      left -= nativeSince();
    } else {
      left = play(tape, left);
    }
    aheadCycles = -left;
  }

  private double play(OperationTape from, double cycles) {
    double left = cycles;
    while (left > 0) {
      int operation = from.operation(place);
      long operand = from.operand(place);
      if (operation == COMPUTE || operation == KERNEL_COMPUTE) {
        long part = Math.min(codeLeft, 1 + (long) left);
        execute(operation, operation == COMPUTE ? part : operand - low(operand) + part);
        codeLeft -= part;
      } else {
        execute(operation, operand);
      }
      if (codeLeft == 0) {
        place = from.after(place);
        codeLeft = codeCycles(from);
      }
      if (clock >= nextTick) {
        tick();
      }
      left -= nativeSince();
    }
    return left;
  }

  /** Takes the tick that is due, if one is. */
  void tick() {
    if (clock >= nextTick) {
      execute(TIMER_TICK, 0);
      nextTick += tickCycles;
    }
  }

  private long codeCycles(OperationTape from) {
    int operation = from.operation(place);
    long operand = from.operand(place);
    return operation == COMPUTE ? operand : operation == KERNEL_COMPUTE ? low(operand) : 0;
  }

  /** The cycles of an operand of kernel code; the routine is above them. */
  private static long low(long operand) {
    return operand & 0xFFFF_FFFFL;
  }

  private void execute(int operation, long operand) {
    double cycles = kernel.execute(operation, operand);
    pendingCycles += cycles;
    clock += cycles;
    operations++;
  }

  private double nativeSince() {
    double now = kernel.nativeCycles();
    double since = now - nativeDone;
    nativeDone = now;
    return since;
  }

  /** Returns the time on the vCPU of what was executed since this was asked last. */
  long takeVcpuNanos() {
    long nanos = vcpuNanos.take(pendingCycles);
    pendingCycles = 0;
    return nanos;
  }

  /** Returns the hypervisor's time outside the vCPU for what was executed since. */
  long takeOutsideNanos() {
    double total = kernel.ledger().hypervisorCycles();
    long nanos = outsideNanos.take(total - outsideCounted);
    outsideCounted = total;
    return nanos;
  }

  /** Returns operations executed since the start or {@link #clear}. */
  long operations() {
    return operations;
  }

  /** Returns native CPU time executed since. */
  double nativeNanos() {
    return (kernel.nativeCycles() - nativeAtClear) / cyclesPerNano;
  }

  /** Returns exits from guest mode for a reason since. */
  long exits(ExitReason reason) {
    return kernel.ledger().exits(reason);
  }

  /** Returns the time that the vCPU waited for kernel locks since. */
  double lockNanos() {
    return kernel.ledger().vcpuCycles(Mechanism.LOCK_WAIT) / cyclesPerNano;
  }

  /** Forgets what was counted. */
  void clear() {
    double uncounted = kernel.ledger().hypervisorCycles() - outsideCounted;
    kernel.ledger().clear();
    outsideCounted = -uncounted;
    operations = 0;
    nativeAtClear = kernel.nativeCycles();
  }
}
