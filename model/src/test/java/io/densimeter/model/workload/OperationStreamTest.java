package io.densimeter.model.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.densimeter.model.units.Figure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import umontreal.ssj.rng.MRG32k3a;

class OperationStreamTest {
  private static final long CLOCK = 1_000_000_000L;
  private static final int COMPUTE = GuestOperation.COMPUTE.ordinal();
  private static final int KERNEL_COMPUTE = GuestOperation.KERNEL_COMPUTE.ordinal();

  /** User and kernel code at its length; everything else 100 cycles, halts nothing. */
  private static double cost(int operation, long operand, double now) {
    if (operation == COMPUTE) {
      return operand;
    }
    return operation == KERNEL_COMPUTE ? GuestOperation.low(operand) : 100;
  }

  private static OperationStream stream(WorkloadProfile profile, double demand) {
    var random = new MRG32k3a();
    random.setSeed(new long[] {1, 2, 3, 4, 5, 6});
    return new OperationStream(profile, demand, CLOCK, OperationStreamTest::cost, random);
  }

  private static long[] count(OperationStream stream, int buffers) {
    var counts = new long[GuestOperation.values().length];
    var buffer = new OperationBuffer(8192);
    for (int b = 0; b < buffers; b++) {
      stream.fill(buffer);
      for (int i = 0; i < buffer.size(); i++) {
        counts[buffer.operation(i)]++;
      }
    }
    return counts;
  }

  private static final WorkloadProfile PROFILE =
      new WorkloadProfile(
          "test",
          "test",
          CLOCK,
          Map.of(
              GuestOperation.SYSCALL, new Rate(20_000, 1, "test"),
              GuestOperation.PTE_WRITE, new Rate(10_000, 20, "test"),
              GuestOperation.PACKET_SEND, new Rate(5000, 4, "test")),
          Map.of(
              Shape.KERNEL_SHARE, new Figure(0.3, "test"),
              Shape.TICKS, new Figure(100, "test")));

  @Test
  void ratesComeOutForEachSecondOfNativeCpu() {
    var stream = stream(PROFILE, 1);
    var counts = count(stream, 40);
    double seconds = stream.busyCycles() / CLOCK;
    assertEquals(20_000, counts[GuestOperation.SYSCALL.ordinal()] / seconds, 20_000 * 0.02);
    assertEquals(10_000, counts[GuestOperation.PTE_WRITE.ordinal()] / seconds, 10_000 * 0.08);
    assertEquals(5000, counts[GuestOperation.PACKET_SEND.ordinal()] / seconds, 5000 * 0.05);
  }

  @Test
  void ticksComeByWallTimeAtAnyLoadUnlessTheGuestIsIdle() {
    var busy = stream(PROFILE, 1);
    var counts = count(busy, 40);
    double wall = busy.wallCycles() / CLOCK;
    assertEquals(100, counts[GuestOperation.TIMER_TICK.ordinal()] / wall, 1);
  }

  @Test
  void theDemandComesOut() {
    for (double demand : new double[] {0.1, 0.5, 0.9}) {
      var stream = stream(PROFILE, demand);
      count(stream, 200);
      assertEquals(demand, stream.busyCycles() / stream.wallCycles(), 0.05 * demand);
    }
  }

  @Test
  void theShareOfTheKernelComesOut() {
    var stream = stream(PROFILE, 1);
    var buffer = new OperationBuffer(8192);
    double user = 0;
    for (int b = 0; b < 40; b++) {
      stream.fill(buffer);
      for (int i = 0; i < buffer.size(); i++) {
        user += buffer.operation(i) == COMPUTE ? buffer.operand(i) : 0;
      }
    }
    assertEquals(0.3, 1 - user / stream.busyCycles(), 0.005);
  }

  @Test
  void interruptsBetweenVcpusFindTheirTargetHaltedTheMoreOftenTheLowerTheLoad() {
    assertEquals(1 - 1.0, haltedShare(1, 0));
    assertEquals(1 - 0.5, haltedShare(0.5, 0), 0.02);
    assertEquals(1 - 0.1, haltedShare(0.1, 0), 0.02);
    // A share of 0.3 that is halted at full load is added to what the load leaves idle.
    assertEquals(0.3, haltedShare(1, 0.3), 0.02);
    assertEquals(1 - 0.5 * (1 - 0.3), haltedShare(0.5, 0.3), 0.02);
  }

  private static double haltedShare(double demand, double haltedAtFullLoad) {
    var profile =
        new WorkloadProfile(
            "test",
            "test",
            CLOCK,
            Map.of(GuestOperation.IPI, new Rate(20_000, 1, "test")),
            Map.of(Shape.HALTED_TARGETS, new Figure(haltedAtFullLoad, "test")));
    var stream = stream(profile, demand);
    var buffer = new OperationBuffer(8192);
    int sent = 0;
    int halted = 0;
    for (int b = 0; b < 20; b++) {
      stream.fill(buffer);
      for (int i = 0; i < buffer.size(); i++) {
        if (buffer.operation(i) == GuestOperation.IPI.ordinal()) {
          sent++;
          halted += GuestOperation.low(buffer.operand(i)) == 0 ? 0 : 1;
        }
      }
    }
    return (double) halted / sent;
  }

  @Test
  void sameSeedSameOperations() {
    var one = new OperationBuffer(8192);
    var two = new OperationBuffer(8192);
    stream(PROFILE, 0.4).fill(one);
    stream(PROFILE, 0.4).fill(two);
    assertEquals(one.size(), two.size());
    for (int i = 0; i < one.size(); i++) {
      assertEquals(one.operation(i), two.operation(i));
      assertEquals(one.operand(i), two.operand(i));
    }
  }
}
