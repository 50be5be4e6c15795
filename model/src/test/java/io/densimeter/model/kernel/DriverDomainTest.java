package io.densimeter.model.kernel;

import static io.densimeter.model.workload.GuestOperation.COMPUTE;
import static io.densimeter.model.workload.GuestOperation.PACKET_RECEIVE;
import static io.densimeter.model.workload.GuestOperation.PACKET_SEND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.workload.GuestOperation;
import org.junit.jupiter.api.Test;

/** Packets through a driver domain: its saturation, and the ways of their pages. */
class DriverDomainTest {
  private static final int PACKETS = 20_000;
  private static final double ITEM = Prices.of(Path.HYPERCALL_ITEM);
  private static final double GRANT = Prices.of(Path.GRANT);
  private static final double MAP = 2 * (ITEM + GRANT) + Prices.of(Primitive.INVALIDATE_PAGE);
  private static final double SERVICE = Prices.of(Path.BACKEND_PACKET) + MAP;

  private final Implementation usual =
      Prices.implementation(Technique.PARAVIRTUAL, Paging.DIRECT, IoPath.DRIVER_DOMAIN);

  /** A guest that sends packets as fast as it may, with so much work of its own before each. */
  private static CostKernel sender(Implementation implementation, double ownCycles) {
    var kernel = Prices.kernel(implementation);
    for (int i = 0; i < PACKETS; i++) {
      kernel.execute(COMPUTE.ordinal(), (long) ownCycles);
      kernel.execute(PACKET_SEND.ordinal(), 100);
    }
    return kernel;
  }

  private static double utilisation(CostKernel kernel) {
    return kernel.ledger().hypervisorCycles(Mechanism.DRIVER_DOMAIN) / kernel.clockCycles();
  }

  @Test
  void theGuestsRateEndsAtOnePacketAServiceTime() {
    double lastRate = 0;
    for (double own = 8 * SERVICE; own >= SERVICE / 64; own /= 2) {
      var kernel = sender(usual, own);
      double rate = PACKETS / kernel.clockCycles();
      assertTrue(rate <= 1.02 / SERVICE, "own work " + own + ": rate " + rate);
      assertTrue(rate >= lastRate * 0.999, "own work " + own + ": rate " + rate);
      lastRate = rate;
    }
    // What a ring of 256 slots holds beyond the end of the run is 1.3 % of 20,000 packets.
    assertEquals(1 / SERVICE, lastRate, 0.015 / SERVICE);
    assertEquals(1, utilisation(sender(usual, 0)), 0.015);
  }

  @Test
  void belowSaturationTheDriverDomainWorksBesideTheGuest() {
    var kernel = sender(usual, 8 * SERVICE);
    assertEquals(0, kernel.ledger().vcpuCycles(Mechanism.DRIVER_DOMAIN));
    double wake = Prices.of(Primitive.INTERRUPT) + Prices.of(Primitive.TASK_SWITCH);
    assertEquals(
        PACKETS * (SERVICE + wake), kernel.ledger().hypervisorCycles(), 1e-9 * PACKETS * SERVICE);
  }

  @Test
  void aFullRingHoldsAsManyRequestsAsItHasSlots() {
    var kernel = Prices.kernel(usual);
    for (int i = 0; i < 256; i++) {
      kernel.execute(PACKET_SEND.ordinal(), 100);
    }
    assertEquals(0, kernel.ledger().vcpuCycles(Mechanism.DRIVER_DOMAIN));
    // The first packet is not served yet when the 257th wants its slot.
    var small = Prices.kernel(usual.with(Setting.RING_SLOTS, 2, "test"));
    for (int i = 0; i < 3; i++) {
      small.execute(PACKET_SEND.ordinal(), 100);
    }
    assertTrue(small.ledger().vcpuCycles(Mechanism.DRIVER_DOMAIN) > 0);
  }

  @Test
  void notificationsForEachPacketFallWithLoad() {
    double last = 1.1;
    for (double own = 4 * SERVICE; own >= SERVICE / 16; own /= 4) {
      double perPacket = (double) notifications(usual, own) / PACKETS;
      assertTrue(perPacket <= last, "own work " + own + ": " + perPacket);
      last = perPacket;
    }
    assertTrue(last < 0.01, "at saturation " + last);
  }

  @Test
  void withoutSuppressionEachPacketNotifies() {
    var always = usual.with(Setting.NOTIFICATION_SUPPRESSION, 0, "test");
    assertEquals(PACKETS, notifications(always, 4 * SERVICE));
    assertEquals(PACKETS, notifications(always, SERVICE / 16));
  }

  private static long notifications(Implementation implementation, double ownCycles) {
    return sender(implementation, ownCycles).ledger().events(Mechanism.HYPERCALL);
  }

  @Test
  void aDriverDomainOnTheGuestsCpuTakesItsTimeAndNoOther() {
    var kernel = sender(usual.with(Setting.DRIVER_DOMAIN_CPUS, 0, "test"), 100);
    assertEquals(0, kernel.ledger().hypervisorCycles());
    double work = kernel.ledger().vcpuCycles(Mechanism.DRIVER_DOMAIN);
    assertTrue(work > 0.98 * PACKETS * SERVICE, "work " + work);
  }

  @Test
  void theHypervisorsOwnDriversNeedNoGrants() {
    var kernel = sender(usual.with(Setting.DRIVER_DOMAIN, 0, "test"), 1_000_000);
    // Every packet comes with an interrupt of the card at this pace.
    assertEquals(
        PACKETS * Prices.of(Path.BACKEND_PACKET),
        kernel.ledger().vcpuCycles(Mechanism.DRIVER_DOMAIN));
  }

  @Test
  void aCopiedPageCostsItsBytesAndAMappedOneDoesNot() {
    double byteCycles = Prices.of(Primitive.COPY_BYTE);
    var copied = usual.with(Setting.GRANT_MAP, 0, "test");
    assertEquals(
        1400 * byteCycles, backend(copied, PACKET_SEND, 1500) - backend(copied, PACKET_SEND, 100));
    assertEquals(0, backend(usual, PACKET_SEND, 1500) - backend(usual, PACKET_SEND, 100));
    assertEquals(
        ITEM + GRANT + 100 * byteCycles,
        backend(copied, PACKET_SEND, 100) - Prices.of(Path.BACKEND_PACKET));
  }

  @Test
  void aFlippedPageCostsTheGuestTwoUpdatesAndTheBackendOneAndATransfer() {
    var flipped = usual.with(Setting.PAGE_FLIP, 1, "test");
    assertEquals(
        2 * ITEM + Prices.of(Path.PTE_VALIDATE) + Prices.of(Path.PAGE_TRANSFER),
        backend(flipped, PACKET_RECEIVE, 1500) - Prices.of(Path.BACKEND_PACKET));
    assertEquals(
        10 * 2 * Prices.of(Path.PTE_VALIDATE),
        received(flipped, 10).ledger().vcpuCycles(Mechanism.PAGE_TABLE_VALIDATION));
    // One multicall for the run of ten packets, none when pages are copied.
    assertEquals(1, received(flipped, 10).ledger().events(Mechanism.HYPERCALL));
    assertEquals(0, received(usual, 10).ledger().events(Mechanism.HYPERCALL));
  }

  private static CostKernel received(Implementation implementation, int packets) {
    var kernel = Prices.kernel(implementation);
    for (int i = 0; i < packets; i++) {
      kernel.execute(PACKET_RECEIVE.ordinal(), 1500);
    }
    kernel.execute(COMPUTE.ordinal(), 1);
    return kernel;
  }

  /** The backend's work for a packet, without its wake-up. */
  private static double backend(
      Implementation implementation, GuestOperation operation, long bytes) {
    var kernel = Prices.kernel(implementation);
    kernel.execute(operation.ordinal(), bytes);
    return kernel.ledger().hypervisorCycles()
        - Prices.of(Primitive.INTERRUPT)
        - Prices.of(Primitive.TASK_SWITCH);
  }
}
