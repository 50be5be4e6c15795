package io.densimeter.model.kernel;

import static io.densimeter.model.workload.GuestOperation.ADDRESS_SPACE_SWITCH;
import static io.densimeter.model.workload.GuestOperation.CPUID;
import static io.densimeter.model.workload.GuestOperation.PAGE_FAULT;
import static io.densimeter.model.workload.GuestOperation.PTE_WRITE;
import static io.densimeter.model.workload.GuestOperation.SYSCALL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.workload.GuestOperation;
import io.densimeter.model.workload.micro.MicroProgram;
import io.densimeter.model.workload.micro.MicroStep;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicroRunTest {
  private static final CostTable BARE = costs(Technique.BARE_METAL, Paging.DIRECT);
  private static final CostTable TRANSLATED = costs(Technique.BINARY_TRANSLATION, Paging.SHADOW);
  private static final CostTable PARAVIRTUAL = costs(Technique.PARAVIRTUAL, Paging.DIRECT);
  private static final CostTable ASSISTED = costs(Technique.HARDWARE_ASSISTED, Paging.NESTED);

  private static CostTable costs(Technique technique, Paging paging) {
    return CostTable.of(
        Prices.platform(), Prices.implementation(technique, paging, IoPath.EMULATED));
  }

  private static MicroStep step(double count, int distinct, GuestOperation... operations) {
    return new MicroStep(List.of(operations), count, 0, distinct, 0, "test");
  }

  private static MicroProgram program(MicroStep... steps) {
    return new MicroProgram("test", "test", List.of(steps));
  }

  @Test
  void theRemainderIsWhatTheOperationsLeaveOfTheNativeTime() {
    var result = MicroRun.of(BARE, program(step(2, 1, SYSCALL)), 10_000);
    double primitives = 2 * Prices.of(Primitive.SYSCALL);
    assertEquals(primitives, result.primitiveCycles(), 1e-9);
    assertEquals(10_000 - primitives, result.remainderCycles(), 1e-9);
    assertEquals(10_000, result.cycles(), 1e-9);
    assertEquals(0, result.addedCycles(), 1e-9);
  }

  @Test
  void theTechniqueChargesTheOperationsAndLeavesTheRemainderAlone() {
    var cpuid = program(step(1, 1, CPUID));
    double exit =
        Prices.of(Primitive.VM_EXIT_ROUND_TRIP)
            + Setting.VMCS_ACCESSES.usual() * Prices.of(Primitive.VMCS_ACCESS)
            + Prices.of(Path.EXIT_DISPATCH);
    double emulated = exit + Prices.of(Path.CPUID_HANDLER);
    assertEquals(emulated, MicroRun.of(ASSISTED, cpuid).cycles(), 1e-9);
    var longer = MicroRun.of(ASSISTED, cpuid, 7000);
    double remainder = 7000 - Prices.of(Primitive.CPUID);
    assertEquals(remainder + emulated, longer.cycles(), 1e-9);
  }

  @Test
  void aNativeTimeBelowTheOperationsLeavesNoRemainder() {
    var result = MicroRun.of(ASSISTED, program(step(1, 1, SYSCALL)), 1);
    assertEquals(0, result.remainderCycles());
    assertEquals(0, result.addedCycles(), 1e-9);
  }

  @Test
  void aFractionIsMadeUpOverIterations() {
    var result = MicroRun.of(BARE, program(step(0.25, 1, SYSCALL)));
    assertEquals(Prices.of(Primitive.SYSCALL) / 4, result.primitiveCycles(), 1e-9);
  }

  @Test
  void theSteadyStateHasNoTranslationAndNoTraps() {
    // Adaptive retranslation turns the trapping write into a callout after a few traps.
    var smallRoutines =
        TRANSLATED
            .implementation()
            .with(Setting.ROUTINE_BLOCKS, 1, "test")
            .with(Setting.CALL_INSTRUCTIONS, 0, "test");
    var costs = CostTable.of(Prices.platform(), smallRoutines);
    var result = MicroRun.of(costs, program(step(1, 1, PTE_WRITE)), 5000);
    assertEquals(5000 + Prices.of(Path.PTE_CALLOUT), result.cycles(), 1e-9);
  }

  @Test
  void faultsThatFollowEachOtherDoNotShareAMulticallAndCopiedEntriesDo() {
    double gate = Prices.of(Primitive.EXCEPTION) + Prices.of(Path.HYPERCALL_ENTRY);
    double entry = Prices.of(Path.HYPERCALL_ITEM) + Prices.of(Path.PTE_VALIDATE);
    var faults = MicroRun.of(PARAVIRTUAL, program(step(32, 32, PAGE_FAULT, PTE_WRITE)));
    assertEquals(
        32 * (Prices.of(Path.FAULT_BOUNCE) + gate + entry), faults.addedCycles(), gate + entry);
    var copies = MicroRun.of(PARAVIRTUAL, program(step(32, 32, PTE_WRITE)));
    assertEquals(gate + 32 * entry, copies.addedCycles(), 1e-6);
  }

  @Test
  void operandsTakeTurns() {
    var step = new MicroStep(List.of(ADDRESS_SPACE_SWITCH), 1, 5, 3, 0, "test");
    assertEquals(5, step.operand(ADDRESS_SPACE_SWITCH, 0));
    assertEquals(7, step.operand(ADDRESS_SPACE_SWITCH, 2));
    assertEquals(5, step.operand(ADDRESS_SPACE_SWITCH, 3));
    var write = new MicroStep(List.of(PTE_WRITE), 1, 5, 3, 9, "test");
    assertEquals(GuestOperation.operand(6, 9), write.operand(PTE_WRITE, 1));
  }

  @Test
  void aStepWithoutASourceIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new MicroStep(List.of(SYSCALL), 1, 0, 1, 0, " "));
  }
}
