package io.densimeter.model.kernel;

import static io.densimeter.model.workload.GuestOperation.COMPUTE;
import static io.densimeter.model.workload.GuestOperation.PACKET_SEND;
import static io.densimeter.model.workload.GuestOperation.PTE_WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;
import org.junit.jupiter.api.Test;

class ParavirtualKernelTest {
  private static final double GATE =
      Prices.of(Primitive.EXCEPTION) + Prices.of(Path.HYPERCALL_ENTRY);

  private final Implementation usual =
      Prices.implementation(Technique.PARAVIRTUAL, Paging.DIRECT, IoPath.DRIVER_DOMAIN);

  /** A run of page-table updates, closed by other work: one gate, and an item for each. */
  private static double updates(CostKernel kernel, int length) {
    double cycles = 0;
    for (int i = 0; i < length; i++) {
      cycles += kernel.execute(PTE_WRITE.ordinal(), i);
    }
    return cycles + kernel.execute(COMPUTE.ordinal(), 0);
  }

  @Test
  void aBatchOfUpdatesPaysTheGateOnce() {
    double update =
        Prices.of(Primitive.PTE_WRITE)
            + Prices.of(Path.HYPERCALL_ITEM)
            + Prices.of(Path.PTE_VALIDATE);
    assertEquals(GATE + 10 * update, updates(Prices.kernel(usual), 10));
    assertEquals(2 * GATE + 64 * update, updates(Prices.kernel(usual), 64));
  }

  @Test
  void withoutBatchingEachUpdatePaysTheGate() {
    var single = usual.with(Setting.MULTICALL_ENTRIES, 1, "test");
    assertEquals(9 * GATE, updates(Prices.kernel(single), 10) - updates(Prices.kernel(usual), 10));
  }

  @Test
  void thePriceOfAnUpdateFallsWithTheLengthOfTheBatch() {
    double last = Double.POSITIVE_INFINITY;
    for (int length = 1; length <= 32; length *= 2) {
      double each = updates(Prices.kernel(usual), length) / length;
      assertTrue(each < last, "length " + length + ": " + each + " after " + last);
      last = each;
    }
  }

  @Test
  void aBusyDriverDomainIsNotNotifiedAgain() {
    long sparse = hypercallsFor(1_000_000_000L);
    long dense = hypercallsFor(0);
    assertEquals(1000, sparse);
    assertTrue(dense < 20, "hypercalls for 1,000 packets without a pause: " + dense);
  }

  private long hypercallsFor(long pauseCycles) {
    var kernel = Prices.kernel(usual);
    for (int i = 0; i < 1000; i++) {
      kernel.execute(PACKET_SEND.ordinal(), 100);
      kernel.execute(COMPUTE.ordinal(), pauseCycles);
    }
    return kernel.ledger().events(Mechanism.HYPERCALL);
  }

  @Test
  void theDriverDomainTakesCpuOutsideTheVcpu() {
    var kernel = Prices.kernel(usual);
    kernel.execute(PACKET_SEND.ordinal(), 100);
    double wake = Prices.of(Primitive.INTERRUPT) + Prices.of(Primitive.TASK_SWITCH);
    double work =
        Prices.of(Path.BACKEND_PACKET)
            + Prices.of(Path.GRANT)
            + 100 * Prices.of(Primitive.COPY_BYTE);
    assertEquals(wake + work, kernel.ledger().hypervisorCycles(Mechanism.DRIVER_DOMAIN));
  }
}
