package io.densimeter.model.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FairShareTest {
  private static final long NO_LIMIT = Long.MAX_VALUE;

  @Test
  void allIsGrantedWhenItFits() {
    assertArrayEquals(new long[] {30, 70}, divide(100, guest(30, 1), guest(70, 1)));
  }

  @Test
  void whatASmallGuestLeavesIsSharedByTheOthers() {
    // 20 is below a third of 120; the other two share 100.
    assertArrayEquals(
        new long[] {20, 50, 50}, divide(120, guest(20, 1), guest(90, 1), guest(51, 1)));
  }

  @Test
  void sharesFollowTheWeights() {
    assertArrayEquals(new long[] {25, 75}, divide(100, guest(100, 1), guest(100, 3)));
  }

  @Test
  void aLimitIsAPartOfTheWant() {
    assertArrayEquals(new long[] {10, 90}, divide(100, new Guest(100, 1, 10, 0), guest(100, 1)));
    assertArrayEquals(new long[] {10, 50}, divide(100, new Guest(100, 1, 10, 0), guest(50, 1)));
  }

  @Test
  void aReservationIsMetFirst() {
    // Without it, the first gets 100/4; with it 60, and the others share 40 by 1 to 2.
    assertArrayEquals(
        new long[] {60, 14, 26},
        divide(100, new Guest(80, 1, NO_LIMIT, 60), guest(80, 1), guest(80, 2)));
  }

  @Test
  void aReservationThatIsNotDemandedIsForTheOthers() {
    assertArrayEquals(
        new long[] {10, 90}, divide(100, new Guest(10, 1, NO_LIMIT, 60), guest(95, 1)));
  }

  @Test
  void theCyclesThatRoundingLeavesGoToTheGuestsInFront() {
    assertArrayEquals(
        new long[] {34, 33, 33}, divide(100, guest(90, 1), guest(90, 1), guest(90, 1)));
  }

  @Test
  void capacitiesOfAnHourOfAThousandCoresDoNotOverflow() {
    long capacity = 1_000 * 4_000_000_000L * 3_600;
    int weight = Integer.MAX_VALUE / 2;
    assertArrayEquals(
        new long[] {capacity / 2, capacity / 2},
        divide(capacity, guest(capacity, weight), guest(capacity, weight)));
  }

  @Test
  void reservationsBeyondTheCapacityAreRefused() {
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> divide(100, new Guest(80, 1, NO_LIMIT, 60), new Guest(80, 1, NO_LIMIT, 41)));
    assertEquals(
        "The demanded reservations (101 cycles) exceed the capacity (100 cycles).",
        refused.getMessage());
  }

  @Test
  void entitlementsThatMakeNoSenseAreRefused() {
    assertEquals(
        "The weight (0) must be positive.",
        assertThrows(IllegalArgumentException.class, () -> divide(1, guest(1, 0))).getMessage());
    assertEquals(
        "The demand (-1 cycles) is negative.",
        assertThrows(IllegalArgumentException.class, () -> divide(1, guest(-1, 1))).getMessage());
    assertEquals(
        "The reservation (6 cycles) of guest 0 is above its limit (5 cycles).",
        assertThrows(IllegalArgumentException.class, () -> divide(1, new Guest(1, 1, 5, 6)))
            .getMessage());
    assertEquals(
        "The weights of one host's guests (2147483648 in all) must not exceed 2147483647.",
        assertThrows(
                IllegalArgumentException.class,
                () -> divide(1, guest(9, Integer.MAX_VALUE), guest(9, 1)))
            .getMessage());
  }

  @Property(seed = "20110303", edgeCases = EdgeCasesMode.NONE)
  void grantsSumUpToTheCapacityOrTheWants(@ForAll("hosts") Host host) {
    long[] grants = host.divide();

    assertEquals(
        Math.min(host.capacity, host.guests.stream().mapToLong(Guest::want).sum()),
        Arrays.stream(grants).sum());
    for (int i = 0; i < grants.length; i++) {
      Guest guest = host.guests.get(i);
      assertTrue(grants[i] >= guest.floor(), "reservation of guest " + i);
      assertTrue(grants[i] <= guest.want(), "want of guest " + i);
    }
  }

  /** Max-min: more for a guest that lacks could only come from one that has no more per weight. */
  @Property(seed = "20110303", edgeCases = EdgeCasesMode.NONE)
  void noGuestLacksWhatAnotherHasTooMuchOf(@ForAll("hosts") Host host) {
    long[] grants = host.divide();

    for (int poor = 0; poor < grants.length; poor++) {
      for (int rich = 0; rich < grants.length; rich++) {
        Guest p = host.guests.get(poor);
        Guest r = host.guests.get(rich);
        if (grants[poor] < p.want() && grants[rich] > r.floor()) {
          // (rich - 1) / weight < (poor + 1) / weight: equal but for the rounding of each.
          BigInteger richer = product(grants[rich] - 1, p.weight);
          BigInteger poorer = product(grants[poor] + 1, r.weight);
          assertTrue(richer.compareTo(poorer) < 0, poor + " lacks, " + rich + " has");
        }
      }
    }
  }

  @Property(seed = "20110303", edgeCases = EdgeCasesMode.NONE)
  void theOtherHostsOfTheArraysDoNotMatter(@ForAll("hosts") Host host) {
    int guests = host.guests.size();
    var twice = new Host(host.capacity, concat(host.guests, host.guests));
    long[] grants = new long[2 * guests];
    twice
        .fairShare()
        .divide(host.capacity, twice.demands(), range(guests, 2 * guests), guests, grants);

    assertArrayEquals(host.divide(), Arrays.copyOfRange(grants, guests, 2 * guests));
    assertArrayEquals(new long[guests], Arrays.copyOf(grants, guests));
  }

  @Test
  void aDivisionAllocatesNothing() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    var host =
        new Host(
            1_000, List.of(guest(900, 1), guest(7, 1), new Guest(500, 3, 90, 80), guest(800, 5)));
    FairShare fairShare = host.fairShare();
    long[] demands = host.demands();
    long[] grants = new long[4];
    int[] all = range(0, 4);
    int calls = 100_000;
    long total = fairShare.divide(host.capacity, demands, all, 4, grants);

    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < calls; i++) {
      total += fairShare.divide(host.capacity, demands, all, 4, grants);
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;

    assertEquals((calls + 1) * 1_000L, total);
    assertTrue(bytes < calls, bytes + " bytes in " + calls + " calls");
  }

  @Provide
  Arbitrary<Host> hosts() {
    Arbitrary<Guest> small = guests(50, 5);
    Arbitrary<Guest> large = guests(40_000_000_000_000L, 1_000_000);
    return Arbitraries.oneOf(small.list().ofMaxSize(12), large.list().ofMaxSize(12))
        .flatMap(
            guests -> {
              long floors = guests.stream().mapToLong(Guest::floor).sum();
              long wants = guests.stream().mapToLong(Guest::want).sum();
              return Arbitraries.longs()
                  .between(floors, wants + 10)
                  .map(capacity -> new Host(capacity, guests));
            });
  }

  private static Arbitrary<Guest> guests(long cycles, int weight) {
    var amounts = Arbitraries.longs().between(0, cycles);
    return Combinators.combine(
            amounts,
            Arbitraries.integers().between(1, weight),
            Arbitraries.oneOf(amounts, Arbitraries.just(NO_LIMIT)),
            Arbitraries.oneOf(amounts, Arbitraries.just(0L)))
        .as((demand, w, limit, reserved) -> new Guest(demand, w, limit, Math.min(limit, reserved)));
  }

  private static Guest guest(long demand, int weight) {
    return new Guest(demand, weight, NO_LIMIT, 0);
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  private static long[] divide(long capacity, Guest... guests) {
    return new Host(capacity, List.of(guests)).divide();
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }

  private static List<Guest> concat(List<Guest> first, List<Guest> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private record Guest(long demand, int weight, long limit, long reservation) {
    long want() {
      return Math.min(demand, limit);
    }

    long floor() {
      return Math.min(reservation, want());
    }
  }

  private record Host(long capacity, List<Guest> guests) {
    FairShare fairShare() {
      return new FairShare(
          guests.stream().mapToInt(Guest::weight).toArray(),
          guests.stream().mapToLong(Guest::limit).toArray(),
          guests.stream().mapToLong(Guest::reservation).toArray());
    }

    long[] demands() {
      return guests.stream().mapToLong(Guest::demand).toArray();
    }

    long[] divide() {
      long[] grants = new long[guests.size()];
      long sum =
          fairShare().divide(capacity, demands(), range(0, guests.size()), guests.size(), grants);
      assertEquals(Arrays.stream(grants).sum(), sum);
      return grants;
    }
  }
}
