package io.densimeter.model.kernel;

import static io.densimeter.model.workload.GuestOperation.CPUID;
import static io.densimeter.model.workload.GuestOperation.KICK;
import static io.densimeter.model.workload.GuestOperation.PORT_IO;
import static io.densimeter.model.workload.GuestOperation.PORT_WRITE;
import static io.densimeter.model.workload.GuestOperation.TIMER_TICK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;
import org.junit.jupiter.api.Test;

/** What an exit costs by its kind: light, to user space, at once, of a nested guest. */
class VmExitTest {
  private static final double ROUND_TRIP = Prices.of(Primitive.VM_EXIT_ROUND_TRIP);
  private static final double EXIT =
      ROUND_TRIP + 8 * Prices.of(Primitive.VMCS_ACCESS) + Prices.of(Path.EXIT_DISPATCH);

  private final Implementation kvm =
      Prices.implementation(Technique.HARDWARE_ASSISTED, Paging.NESTED, IoPath.VHOST);

  @Test
  void aPortReadIsEmulatedAndAWriteIsNot() {
    double handler = Prices.of(Path.IO_HANDLER);
    double emulation = Prices.of(Path.MMIO_DECODE);
    var kernel = Prices.kernel(kvm);
    assertEquals(EXIT + handler + emulation, kernel.execute(PORT_IO.ordinal(), 0));
    assertEquals(EXIT + handler, kernel.execute(PORT_WRITE.ordinal(), 0));
  }

  @Test
  void anAccessToADeviceInUserSpaceCostsTheWayThereAndAReadAlsoTheAnswer() {
    double there = Prices.of(Path.USER_EXIT);
    double answer = Prices.of(Path.USER_COMPLETION);
    var kernel = Prices.kernel(kvm);
    assertEquals(
        kernel.execute(PORT_WRITE.ordinal(), 0) + there, kernel.execute(PORT_WRITE.ordinal(), 1));
    assertEquals(
        kernel.execute(PORT_IO.ordinal(), 0) + there + answer,
        kernel.execute(PORT_IO.ordinal(), 1));
  }

  @Test
  void aKickByMemoryIsDecodedFirst() {
    var kernel = Prices.kernel(kvm);
    double byPort = kernel.execute(KICK.ordinal(), 0);
    assertEquals(EXIT + Prices.of(Path.KICK_HANDLER), byPort);
    assertEquals(byPort + Prices.of(Path.MMIO_DECODE), kernel.execute(KICK.ordinal(), 1));
  }

  @Test
  void anExitHandledAtOnceSavesAccessesAndDispatch() {
    double slow = Prices.kernel(kvm).execute(TIMER_TICK.ordinal(), 0);
    var withFastPath = Prices.with(kvm, Path.FAST_DISPATCH);
    var kernel = Prices.kernel(withFastPath);
    double fast = kernel.execute(TIMER_TICK.ordinal(), 0);
    // Of the three exits of a tick, the write of the deadline.
    assertEquals(EXIT - ROUND_TRIP - Prices.of(Path.FAST_DISPATCH), slow - fast, 1e-6);
    assertEquals(EXIT + Prices.of(Path.CPUID_HANDLER), kernel.execute(CPUID.ordinal(), 0));
  }

  @Test
  void anExitOfANestedGuestIsAnExitForEachAccessOfItsHypervisor() {
    var kernel = Prices.kernel(nested(0));
    // Ben-Yehuda et al., OSDI 2010: 31 exits of the nested hypervisor, the entry among them.
    double access = EXIT + Prices.of(Path.HYPERCALL_HANDLER);
    double entry =
        EXIT
            + Prices.of(Path.NESTED_REFLECT)
            + Prices.of(Path.EXIT_DISPATCH)
            + Prices.of(Path.NESTED_ENTER);
    assertEquals(
        EXIT + 30 * access + entry + Prices.of(Path.CPUID_HANDLER),
        kernel.execute(CPUID.ordinal(), 0),
        1e-6);
    assertEquals(1, kernel.ledger().exits(ExitReason.CPUID));
    assertEquals(31, kernel.ledger().exits(ExitReason.NESTED_CONTROL));
  }

  @Test
  void aShadowOfTheControlStructureTurnsExitsIntoAccesses() {
    double exits = Prices.kernel(nested(0)).execute(CPUID.ordinal(), 0);
    var kernel = Prices.kernel(nested(1));
    double accesses = kernel.execute(CPUID.ordinal(), 0);
    double access = EXIT + Prices.of(Path.HYPERCALL_HANDLER) - Prices.of(Primitive.VMCS_ACCESS);
    assertEquals(30 * access, exits - accesses, 1e-6);
    assertEquals(1, kernel.ledger().exits(ExitReason.NESTED_CONTROL));
  }

  private Implementation nested(double shadowing) {
    return kvm.with(Setting.NESTING, 1, "test").with(Setting.VMCS_SHADOWING, shadowing, "test");
  }
}
