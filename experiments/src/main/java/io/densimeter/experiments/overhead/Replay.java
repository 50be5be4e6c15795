package io.densimeter.experiments.overhead;

import io.densimeter.model.kernel.CostKernel;
import io.densimeter.model.kernel.CostKernels;
import io.densimeter.model.kernel.CycleLedger;
import io.densimeter.model.kernel.Mechanism;
import io.densimeter.model.kernel.NativeMachine;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.workload.GuestOperation;
import io.densimeter.model.workload.NativeCost;
import io.densimeter.model.workload.OperationBuffer;
import io.densimeter.model.workload.OperationStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Operations of an operating point, kept, so that other prices can be asked about the very same
 * operations and no chance lies in the difference.
 */
public final class Replay {
  private static final int BUFFER_OPERATIONS = 8192;
  private static final int WARM_UP_BUFFERS = 16;
  private static final int BUFFERS = 48;

  private static final Mechanism[] MECHANISMS = Mechanism.values();
  private static final int OPERATIONS = GuestOperation.values().length;

  private final List<OperationBuffer> buffers = new ArrayList<>();
  private final int warmUpBuffers;
  private final double nativeCycles;

  Replay(OperatingPoint at) {
    this(at, new NativeMachine(at.platform()), WARM_UP_BUFFERS, BUFFERS - WARM_UP_BUFFERS);
  }

  /**
   * Creates a replay of the operations of a platform, a profile and a load; the implementation has
   * no part in them.
   *
   * @param nativeCost what an operation takes on the bare machine, which makes the schedule
   * @param warmUpBuffers buffers of about 8,000 operations that fill caches and are not charged
   * @param chargedBuffers buffers that are charged
   */
  public Replay(OperatingPoint at, NativeCost nativeCost, int warmUpBuffers, int chargedBuffers) {
    this.warmUpBuffers = warmUpBuffers;
    var stream =
        new OperationStream(
            at.profile(),
            at.loadFraction(),
            at.platform().clockHertz(),
            nativeCost,
            at.operations());
    double warmUpCycles = 0;
    for (int i = 0; i < warmUpBuffers + chargedBuffers; i++) {
      var buffer = new OperationBuffer(BUFFER_OPERATIONS);
      stream.fill(buffer);
      buffers.add(buffer);
      if (i + 1 == warmUpBuffers) {
        warmUpCycles = stream.busyCycles();
      }
    }
    nativeCycles = stream.busyCycles() - warmUpCycles;
  }

  /** Returns native busy time of the schedule after the warm-up, in cycles. */
  public double nativeCycles() {
    return nativeCycles;
  }

  /** Returns the account of the operations after the warm-up at these prices. */
  public CycleLedger account(CostTable costs) {
    var kernel = warm(costs);
    for (var buffer : charged()) {
      run(kernel, buffer);
    }
    return kernel.ledger();
  }

  /**
   * Returns the cycles of each mechanism, on the vCPU and outside it, by the operation that was
   * executing when they were charged.
   *
   * @return cycles by ordinal of the operation, then of the mechanism
   */
  double[][] cyclesByOperation(CostTable costs) {
    var kernel = warm(costs);
    var ledger = kernel.ledger();
    var cycles = new double[OPERATIONS][MECHANISMS.length];
    var before = new double[MECHANISMS.length];
    for (var buffer : charged()) {
      for (int i = 0; i < buffer.size(); i++) {
        int operation = buffer.operation(i);
        kernel.execute(operation, buffer.operand(i));
        for (int m = 0; m < MECHANISMS.length; m++) {
          double now = cycles(ledger, MECHANISMS[m]);
          cycles[operation][m] += now - before[m];
          before[m] = now;
        }
      }
    }
    return cycles;
  }

  /** Returns a mechanism's cycles on the vCPU and outside it. */
  static double cycles(CycleLedger ledger, Mechanism mechanism) {
    return ledger.vcpuCycles(mechanism) + ledger.hypervisorCycles(mechanism);
  }

  private List<OperationBuffer> charged() {
    return buffers.subList(warmUpBuffers, buffers.size());
  }

  private CostKernel warm(CostTable costs) {
    var kernel = CostKernels.of(costs);
    for (var buffer : buffers.subList(0, warmUpBuffers)) {
      run(kernel, buffer);
    }
    kernel.ledger().clear();
    return kernel;
  }

  private static void run(CostKernel kernel, OperationBuffer buffer) {
    for (int i = 0; i < buffer.size(); i++) {
      kernel.execute(buffer.operation(i), buffer.operand(i));
    }
  }
}
