package io.densimeter.model.kernel;

import static io.densimeter.model.workload.GuestOperation.COMPUTE;
import static io.densimeter.model.workload.GuestOperation.IPI;
import static io.densimeter.model.workload.GuestOperation.PAGE_FAULT;
import static io.densimeter.model.workload.GuestOperation.SYSCALL;
import static io.densimeter.model.workload.GuestOperation.WAKE_UP;
import static io.densimeter.model.workload.GuestOperation.operand;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.StreamTransform;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.workload.GuestOperation;
import io.densimeter.model.workload.micro.MicroProgram;
import io.densimeter.model.workload.micro.MicroStep;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransformedKernelTest {
  private final Implementation plain =
      Prices.implementation(Technique.HARDWARE_ASSISTED, Paging.NESTED, IoPath.VHOST);

  private Implementation with(StreamTransform transform, double factor) {
    return plain.with(transform, factor, "test");
  }

  @Test
  void fileFaultsMultiplyAndAnonymousOnesDoNot() {
    var kernel = Prices.kernel(with(StreamTransform.FILE_FAULTS, 2.5));
    double anonymous = 0;
    double file = 0;
    for (int i = 0; i < 100; i++) {
      anonymous += kernel.execute(PAGE_FAULT.ordinal(), operand(7, 0));
    }
    kernel.ledger().clear();
    for (int i = 0; i < 100; i++) {
      file += kernel.execute(PAGE_FAULT.ordinal(), operand(7, 1));
    }
    // 150 more faults, each with the write of its entry and its first use, walks aside.
    double each = Prices.of(Primitive.PAGE_FAULT) + Prices.of(Primitive.PTE_WRITE);
    double walks =
        kernel.ledger().vcpuCycles(Mechanism.NATIVE)
            - 250 * Prices.of(Primitive.PAGE_FAULT)
            - 150 * Prices.of(Primitive.PTE_WRITE);
    assertEquals(100 * Prices.of(Primitive.PAGE_FAULT), anonymous);
    assertEquals(150, walks / Prices.of(Primitive.WALK_REFERENCE), 10);
    double nested = kernel.ledger().vcpuCycles(Mechanism.NESTED_PAGING);
    double rest = file - anonymous - 150 * each - walks - nested;
    assertEquals(
        kernel.ledger().vcpuCycles(Mechanism.VM_EXIT)
            + kernel.ledger().vcpuCycles(Mechanism.EXIT_HANDLER),
        rest,
        1e-6);
  }

  @Test
  void whatIsExecutedBesidesIsNoNativeWorkOfTheProgram() {
    var kernel = Prices.kernel(with(StreamTransform.FILE_FAULTS, 3));
    for (int i = 0; i < 100; i++) {
      kernel.execute(PAGE_FAULT.ordinal(), operand(7, 1));
    }
    assertEquals(100 * Prices.of(Primitive.PAGE_FAULT), kernel.nativeCycles());
  }

  @Test
  void slowerUserCodeTakesItsFactor() {
    var kernel = Prices.kernel(with(StreamTransform.USER_CODE, 1.25));
    assertEquals(1250, kernel.execute(COMPUTE.ordinal(), 1000));
    assertEquals(1000, kernel.nativeCycles());
  }

  @Test
  void wakeUpsOfAnSmpGuestInterruptAnotherVcpu() {
    var kernel = Prices.kernel(with(StreamTransform.WAKE_UP_IPIS, 0.5));
    var bare = Prices.kernel(plain);
    double expected = 0;
    double cycles = 0;
    for (int i = 0; i < 10; i++) {
      cycles += kernel.execute(WAKE_UP.ordinal(), 0);
      expected += bare.execute(WAKE_UP.ordinal(), 0);
      expected += i % 2 == 1 ? bare.execute(IPI.ordinal(), 1) : 0;
    }
    assertEquals(expected, cycles);
  }

  @Test
  void aMicroProgramIsTransformedToo() {
    var faults =
        new MicroProgram(
            "faults",
            "",
            List.of(
                new MicroStep(List.of(PAGE_FAULT), 1, 0, 1, 0, 0, true, "one fault on a file"),
                new MicroStep(List.of(SYSCALL), 1, 0, 1, 0, "one system call")));
    var platform = Prices.platform();
    var transformed = with(StreamTransform.FILE_FAULTS, 2);
    var once = MicroRun.of(CostTable.of(platform, plain), faults);
    var twice = MicroRun.of(CostTable.of(platform, transformed), faults);
    assertEquals(once.primitiveCycles(), twice.primitiveCycles());
    double more = Prices.of(Primitive.PAGE_FAULT) + Prices.of(Primitive.PTE_WRITE);
    assertEquals(once.cycles() + more, twice.cycles(), 30 * Prices.of(Primitive.WALK_REFERENCE));
  }

  @Test
  void aFactorThatTakesEventsAwayIsRefused() {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> with(StreamTransform.FILE_FAULTS, 0.5));
    assertEquals("The factor of file-faults (0.5) must be 1.0 or more.", refused.getMessage());
  }

  @Test
  void everyOtherOperationIsLeftAsItIs() {
    var kernel = Prices.kernel(with(StreamTransform.FILE_FAULTS, 9));
    var bare = Prices.kernel(plain);
    for (var operation : GuestOperation.values()) {
      assertEquals(
          bare.execute(operation.ordinal(), 1),
          kernel.execute(operation.ordinal(), 1),
          operation.yamlName());
    }
  }
}
