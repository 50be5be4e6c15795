package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.units.Require;
import io.densimeter.model.workload.GuestOperation;
import io.densimeter.model.workload.micro.MicroProgram;
import io.densimeter.model.workload.micro.MicroStep;

/**
 * A micro program on a cost kernel: iterations until their mean is steady.
 *
 * <p>Iterations come in rounds, each twice as long as the one before, and only the last round
 * counts: translation, adaptation and the first touch of each page are over by then. The native
 * remainder is code of the guest kernel, in equal parts after the steps, so that mechanisms that
 * look at the clock (rings, upcalls, moderation) see the program's true pace.
 */
public final class MicroRun {
  private static final int FIRST_ITERATIONS = 64;
  private static final int MOST_ITERATIONS = 1 << 14;
  private static final double STEADY = 1e-4;

  private static final int KERNEL_COMPUTE = GuestOperation.KERNEL_COMPUTE.ordinal();

  private final CostKernel kernel;
  private final MicroProgram program;
  private final double remainderPerStep;
  private double owedRemainder;
  private long iterations;

  private MicroRun(CostKernel kernel, MicroProgram program, double remainderCycles) {
    this.kernel = kernel;
    this.program = program;
    remainderPerStep = remainderCycles / program.steps().size();
  }

  /** Returns the steady cost of an iteration of the operations alone, without a remainder. */
  public static MicroResult of(CostTable costs, MicroProgram program) {
    return run(costs, program, 0);
  }

  /**
   * Returns the steady cost of an iteration that takes so long natively: what the program's own
   * operations leave of it is the remainder, which may be 0.
   *
   * @param nativeCycles measured native cycles of an iteration
   */
  public static MicroResult of(CostTable costs, MicroProgram program, double nativeCycles) {
    Require.notNegative("nativeCycles", nativeCycles);
    double remainder = 0;
    // Moderated interrupts make the price of an operation depend on the pace, hence on the
    // remainder: each pass gives the next one its pace.
    for (int pass = 0; pass < 2; pass++) {
      double primitives = run(costs, program, remainder).primitiveCycles();
      remainder = Math.max(0, nativeCycles - primitives);
    }
    return run(costs, program, remainder);
  }

  private static MicroResult run(CostTable costs, MicroProgram program, double remainderCycles) {
    var run = new MicroRun(CostKernels.of(costs), program, remainderCycles);
    double before = Double.NaN;
    for (int count = FIRST_ITERATIONS; ; count *= 2) {
      var round = run.round(count);
      boolean steady = Math.abs(round.cycles() - before) <= STEADY * round.cycles();
      if (steady || count >= MOST_ITERATIONS) {
        return round;
      }
      before = round.cycles();
    }
  }

  private MicroResult round(int count) {
    kernel.ledger().clear();
    double nativeStart = kernel.nativeCycles();
    double remainder = 0;
    double cycles = 0;
    for (int i = 0; i < count; i++) {
      int routine = 0;
      for (var step : program.steps()) {
        cycles += execute(step);
        owedRemainder += remainderPerStep;
        long whole = Math.min((long) owedRemainder, Integer.MAX_VALUE);
        if (whole > 0) {
          cycles += kernel.execute(KERNEL_COMPUTE, GuestOperation.operand(whole, routine));
          owedRemainder -= whole;
          remainder += whole;
        }
        routine++;
      }
      iterations++;
    }
    return new MicroResult(
        (kernel.nativeCycles() - nativeStart - remainder) / count,
        remainder / count,
        cycles / count,
        kernel.ledger().hypervisorCycles() / count);
  }

  private double execute(MicroStep step) {
    double cycles = 0;
    long end = step.executions(iterations + 1);
    for (long n = step.executions(iterations); n < end; n++) {
      for (var operation : step.operations()) {
        cycles += kernel.execute(operation.ordinal(), step.operand(operation, n));
      }
    }
    return cycles;
  }
}
