package io.densimeter.model.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.machine.GuestType;
import io.densimeter.model.machine.OsFamily;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.units.Figure;
import io.densimeter.model.workload.GuestOperation;
import io.densimeter.model.workload.Rate;
import io.densimeter.model.workload.Shape;
import io.densimeter.model.workload.WorkloadProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.rng.RandomStream;

class OverheadSurfaceTest {
  private static final long CLOCK = 1_000_000_000L;
  private static final double PRECISION = 0.01;

  private static RandomStream stream() {
    var stream = new MRG32k3a();
    stream.setSeed(new long[] {11, 22, 33, 44, 55, 66});
    return stream;
  }

  private static WorkloadProfile profile(
      Map<GuestOperation, Rate> rates, Map<Shape, Figure> shapes) {
    return new WorkloadProfile("test", "test", CLOCK, rates, shapes);
  }

  private static OverheadSurface surface(Implementation implementation, WorkloadProfile profile) {
    return new OverheadSurface(
        CostTable.of(Prices.platform(), implementation),
        profile,
        PRECISION,
        OverheadSurfaceTest::stream);
  }

  private static final Map<Shape, Figure> NO_TICKS = Map.of(Shape.TICKS, new Figure(0, "test"));

  @Test
  void systemCallsAloneCostTheirRateTimesTheirPrice() {
    // 5,000 calls in 10^9 native cycles; each adds two traps, a relay, a decode and an emulation.
    var calls = Map.of(GuestOperation.SYSCALL, new Rate(5000, 1, "test"));
    var classical =
        Prices.implementation(Technique.TRAP_AND_EMULATE, Paging.SHADOW, IoPath.EMULATED);
    double extra =
        2 * Prices.of(Primitive.VM_EXIT_ROUND_TRIP)
            + Prices.of(Path.SYSTEM_CALL_RELAY)
            + Prices.of(Path.TRAP_DECODE)
            + Prices.of(Path.TRAP_EMULATE);
    double expected = 1 + 5000 * extra / CLOCK;
    assertEquals(
        expected,
        surface(classical, profile(calls, NO_TICKS)).at(1).slowdown(),
        2 * PRECISION * expected);
  }

  @Test
  void bareMetalIsExactlyOne() {
    var busy =
        Map.of(
            GuestOperation.SYSCALL, new Rate(50_000, 1, "test"),
            GuestOperation.PACKET_SEND, new Rate(9000, 4, "test"));
    var bare = Prices.implementation(Technique.BARE_METAL, Paging.DIRECT, IoPath.DIRECT);
    for (double load : new double[] {0.1, 0.5, 1}) {
      assertEquals(1, surface(bare, profile(busy, Map.of())).at(load).slowdown(), 1e-3);
    }
  }

  @Test
  void anIdleGuestCostsItsTicks() {
    // 100 ticks a second, each with its native price, three exits and their handlers.
    var shapes =
        Map.of(
            Shape.TICKS, new Figure(100, "test"),
            Shape.TICKLESS_IDLE, new Figure(0, "test"));
    var classical =
        Prices.implementation(Technique.TRAP_AND_EMULATE, Paging.SHADOW, IoPath.EMULATED);
    double trapAndEmulate =
        Prices.of(Primitive.VM_EXIT_ROUND_TRIP)
            + Prices.of(Path.TRAP_DECODE)
            + Prices.of(Path.TRAP_EMULATE);
    double interrupt = Prices.of(Primitive.VM_EXIT_ROUND_TRIP) + Prices.of(Path.VIRTUAL_INTERRUPT);
    double tick =
        Prices.of(Primitive.INTERRUPT)
            + Prices.of(Primitive.MSR_WRITE)
            + interrupt
            + 3 * trapAndEmulate;
    double wakeUp = interrupt + 2 * trapAndEmulate;
    double expected = 100 * (tick + wakeUp) / CLOCK;
    assertEquals(
        expected, surface(classical, profile(Map.of(), shapes)).at(0).vcpuFraction(), 1e-4);
  }

  @Test
  void anIdleGuestWithHardwareAssistanceCostsItsTicks() {
    var shapes =
        Map.of(
            Shape.TICKS, new Figure(50, "test"),
            Shape.TICKLESS_IDLE, new Figure(0, "test"));
    var kvm = Prices.implementation(Technique.HARDWARE_ASSISTED, Paging.NESTED, IoPath.VHOST);
    double exit =
        Prices.of(Primitive.VM_EXIT_ROUND_TRIP)
            + 8 * Prices.of(Primitive.VMCS_ACCESS)
            + Prices.of(Path.EXIT_DISPATCH);
    double endOfInterrupt = exit + Prices.of(Path.EOI_HANDLER);
    double tick =
        Prices.of(Primitive.INTERRUPT)
            + Prices.of(Primitive.MSR_WRITE)
            + (exit + Prices.of(Path.INTERRUPT_HANDLER) + Prices.of(Path.INJECT))
            + endOfInterrupt
            + (exit + Prices.of(Path.TIMER_HANDLER));
    double halt =
        (exit + Prices.of(Path.HALT_HANDLER) + Prices.of(Path.HALT_WAKE))
            + Prices.of(Path.INJECT)
            + endOfInterrupt;
    double expected = 50 * (tick + halt) / CLOCK;
    assertEquals(expected, surface(kvm, profile(Map.of(), shapes)).at(0).vcpuFraction(), 1e-4);
    // A guest that stops its ticks when it is idle has the halts of other wake-ups only.
    var tickless = Map.of(Shape.WAKE_UPS, new Figure(50, "test"));
    assertEquals(
        50 * halt / CLOCK, surface(kvm, profile(Map.of(), tickless)).at(0).vcpuFraction(), 1e-4);
  }

  @Test
  void aPointIsExecutedOnceAndRemembered() {
    var calls = Map.of(GuestOperation.SYSCALL, new Rate(5000, 1, "test"));
    var kvm = Prices.implementation(Technique.HARDWARE_ASSISTED, Paging.NESTED, IoPath.VHOST);
    var surface = surface(kvm, profile(calls, NO_TICKS));
    assertSame(surface.at(0.5), surface.at(0.5));
    assertEquals(
        surface.at(0.5).vcpuFraction(),
        surface(kvm, profile(calls, NO_TICKS)).at(0.5).vcpuFraction());
  }

  @Test
  void theIntervalIsAsNarrowAsAsked() {
    var busy =
        Map.of(
            GuestOperation.SYSCALL, new Rate(50_000, 1, "test"),
            GuestOperation.PTE_WRITE, new Rate(1000, 50, "test"));
    var xen = Prices.implementation(Technique.PARAVIRTUAL, Paging.DIRECT, IoPath.DRIVER_DOMAIN);
    var point = surface(xen, profile(busy, Map.of())).at(1);
    assertTrue(point.halfWidth() <= PRECISION * point.vcpuFraction(), point.toString());
  }

  @Test
  void theAccountAddsUpToTheWhole() {
    var busy =
        Map.of(
            GuestOperation.SYSCALL, new Rate(50_000, 1, "test"),
            GuestOperation.PACKET_SEND, new Rate(9000, 4, "test"));
    var kvm = Prices.implementation(Technique.HARDWARE_ASSISTED, Paging.NESTED, IoPath.VHOST);
    var point = surface(kvm, profile(busy, Map.of())).at(0.5);
    double sum = 0;
    for (var mechanism : Mechanism.values()) {
      sum += point.account().vcpuCycles(mechanism);
    }
    double nativeCycles = point.account().vcpuCycles(Mechanism.NATIVE);
    assertEquals(point.slowdown(), sum / nativeCycles, 1e-3);
  }

  @Test
  void theCurveOfBareMetalIsTheDiagonalEvenBeyondTheHostsClock() {
    var bare = Prices.implementation(Technique.BARE_METAL, Paging.DIRECT, IoPath.DIRECT);
    var calls = Map.of(GuestOperation.SYSCALL, new Rate(5000, 1, "test"));
    var guest = new GuestType(2, 3_000_000_000L, 1L << 30, OsFamily.LINUX);
    var curve = surface(bare, profile(calls, NO_TICKS)).curve(guest, CLOCK);
    for (double demand : new double[] {0, 0.2, 0.5, 0.9, 1}) {
      assertEquals(demand, curve.vcpuFraction(demand), 1e-3);
      assertEquals(0, curve.hypervisorFraction(demand));
    }
  }
}
