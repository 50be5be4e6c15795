package io.densimeter.experiments.overhead;

import io.densimeter.model.kernel.CostKernel;
import io.densimeter.model.kernel.CostKernels;
import io.densimeter.model.kernel.CycleLedger;
import io.densimeter.model.kernel.Mechanism;
import io.densimeter.model.kernel.NativeMachine;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.workload.GuestOperation;
import io.densimeter.model.workload.OperationBuffer;
import io.densimeter.model.workload.OperationStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Operations of an operating point, kept, so that other prices can be asked about the very same
 * operations and no chance lies in the difference.
 */
final class Replay {
  private static final int BUFFER_OPERATIONS = 8192;
  private static final int WARM_UP_BUFFERS = 16;
  private static final int BUFFERS = 48;

  private static final Mechanism[] MECHANISMS = Mechanism.values();
  private static final int OPERATIONS = GuestOperation.values().length;

  private final List<OperationBuffer> buffers = new ArrayList<>();

  Replay(OperatingPoint at) {
    var stream =
        new OperationStream(
            at.profile(),
            at.loadFraction(),
            at.platform().clockHertz(),
            new NativeMachine(at.platform()),
            at.operations());
    for (int i = 0; i < BUFFERS; i++) {
      var buffer = new OperationBuffer(BUFFER_OPERATIONS);
      stream.fill(buffer);
      buffers.add(buffer);
    }
  }

  /** Returns the account of the operations after the warm-up at these prices. */
  CycleLedger account(CostTable costs) {
    var kernel = warm(costs);
    for (var buffer : buffers.subList(WARM_UP_BUFFERS, BUFFERS)) {
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
    for (var buffer : buffers.subList(WARM_UP_BUFFERS, BUFFERS)) {
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

  private CostKernel warm(CostTable costs) {
    var kernel = CostKernels.of(costs);
    for (var buffer : buffers.subList(0, WARM_UP_BUFFERS)) {
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
