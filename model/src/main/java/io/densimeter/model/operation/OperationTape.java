package io.densimeter.model.operation;

import io.densimeter.model.kernel.NativeMachine;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.units.Figure;
import io.densimeter.model.workload.OperationBuffer;
import io.densimeter.model.workload.OperationStream;
import io.densimeter.model.workload.Shape;
import io.densimeter.model.workload.WorkloadProfile;
import java.util.EnumMap;
import umontreal.ssj.rng.RandomStream;

/**
 * A stretch of the operations of a profile, without idle gaps and ticks, that vCPUs play over and
 * over, each from a place of its own.
 *
 * <p>Drawing an operation takes several times as long as executing it. What differs from request to
 * request is how much of the tape it takes, and the state that it finds in the cost kernel.
 */
final class OperationTape {
  private static final int LENGTH = 1 << 16;

  private final byte[] operations;
  private final long[] operands;

  OperationTape(WorkloadProfile profile, Platform platform, RandomStream random) {
    var shapes = new EnumMap<Shape, Figure>(Shape.class);
    shapes.putAll(profile.shapes());
    shapes.put(Shape.TICKS, new Figure(0, "the vCPU's own clock ticks instead"));
    var tickless =
        new WorkloadProfile(
            profile.name(), profile.description(), profile.clockHertz(), profile.rates(), shapes);
    var buffer = new OperationBuffer(LENGTH);
    var machine = new NativeMachine(platform);
    new OperationStream(tickless, 1, platform.clockHertz(), machine, random).fill(buffer);
    operations = new byte[buffer.size()];
    operands = new long[buffer.size()];
    for (int i = 0; i < operations.length; i++) {
      operations[i] = (byte) buffer.operation(i);
      operands[i] = buffer.operand(i);
    }
  }

  /** Returns the place after another one. */
  int after(int place) {
    return place + 1 == operations.length ? 0 : place + 1;
  }

  int operation(int place) {
    return operations[place];
  }

  long operand(int place) {
    return operands[place];
  }

  int length() {
    return operations.length;
  }
}
