package io.densimeter.model.availability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.densimeter.model.availability.SlotReserve.Size;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Published worked examples of what is kept for failures. */
class ReserveTest {
  private static final long GHZ = 1_000_000_000L;
  private static final long GB = 1_000_000_000L;

  private static Size size(long ghz, long gb) {
    return new Size(ghz * GHZ, gb * GB);
  }

  /** V25. vSphere Availability: 1 of 4 hosts is 25 %, 2 of 10 are 20 %. */
  @Test
  void theShareIsFailuresOverHosts() {
    assertEquals(0.25, Reserve.forFailures(1, 4).fraction());
    assertEquals(0.20, Reserve.forFailures(2, 10).fraction());
  }

  /** V25. Yellow Bricks, 2011: 8 hosts of 70 GB, 20 % kept. */
  @Test
  void guestsMayUseTheRestOfTheCapacity() {
    assertEquals(448 * GB, new Reserve(0.20).usable(8 * 70 * GB));
  }

  /** V26. WeVirt: hosts of 9/9, 9/6, 6/6 GHz/GB; guests of 2/1, 2/1, 1/2, 1/1, 1/1. */
  @Test
  void aSlotIsTheLargestNeedOfAnyGuest() {
    var slots =
        new SlotReserve(List.of(size(2, 1), size(2, 1), size(1, 2), size(1, 1), size(1, 1)));
    var hosts = List.of(size(9, 9), size(9, 6), size(6, 6));

    assertEquals(size(2, 2), slots.slot());
    assertEquals(List.of(4L, 3L, 3L), hosts.stream().map(slots::slots).toList());
    assertEquals(1, slots.failoverHosts(hosts));
  }

  /** V30. Red Hat Migration Advisor: a tenth of 25 workers, rounded up; two at least. */
  @Test
  void failoverNodesAreATenthOfTheWorkersAndTwoAtLeast() {
    assertEquals(3, Reserve.failoverNodes(25));
    assertEquals(2, Reserve.failoverNodes(1));
    assertEquals(2, Reserve.failoverNodes(20));
  }

  @Test
  void aReserveLeavesSomething() {
    assertThrows(IllegalArgumentException.class, () -> Reserve.forFailures(4, 4));
  }
}
