package io.densimeter.model.interference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SharedSocketTest {
  private static final long MIB = 1L << 20;
  private static final double ENDLESS = 1e15;

  /** 12 MiB in 16 ways, 20 GB/s, 80 ns, 2.5 GHz: 200 cycles to idle memory. */
  private static final SocketMemory SOCKET =
      SocketMemory.of(12 * MIB, 16, 20e9, 80, 2_500_000_000L);

  private static final SocketMemory WIDE =
      SocketMemory.of(12 * MIB, 16, ENDLESS, 80, 2_500_000_000L);

  private static final MemoryProfile VICTIM = new MemoryProfile(8 * MIB, 20, 0.7, 0.05, 0.8, 2, 0);
  private static final MemoryProfile STREAM = new MemoryProfile(64 * MIB, 30, 1, 1, 0.5, 8, 0.3);

  private static Interference first(SocketMemory socket, CoRunner... runners) {
    return SharedSocket.of(socket, List.of(runners)).get(0);
  }

  private static double bandwidth(List<CoRunner> runners, List<Interference> found) {
    double sum = 0;
    for (int i = 0; i < runners.size(); i++) {
      sum += runners.get(i).count() * found.get(i).bandwidthBytesPerSecond();
    }
    return sum;
  }

  @Test
  void aGuestAloneIsNotSlowedDown() {
    assertEquals(1, first(SOCKET, CoRunner.busy(VICTIM, 1)).slowdown(), 1e-9);
    assertEquals(1, first(SOCKET, CoRunner.busy(STREAM, 6)).slowdown(), 1e-9);
    assertEquals(1, first(SOCKET, CoRunner.asking(VICTIM, 0.1, 2)).slowdown(), 1e-9);
  }

  @Test
  void aStreamAloneRunsAtTheLatencyOfItsMisses() {
    // Each of 30 accesses in 1000 instructions waits 80 ns * 2.5 GHz / 8.
    var stream = first(WIDE, CoRunner.busy(STREAM, 1));
    assertEquals(0.5 + 30 / 1000.0 * 80 * 2.5 / 8, stream.cyclesPerInstruction(), 1e-6);
  }

  @Test
  void guestsThatAreAlikeShareEqually() {
    var found =
        SharedSocket.of(SOCKET, List.of(CoRunner.busy(VICTIM, 1), CoRunner.busy(VICTIM, 1)));
    assertEquals(6.0 * MIB, found.get(0).occupancyBytes(), 1);
    assertEquals(6.0 * MIB, found.get(1).occupancyBytes(), 1);
    assertEquals(found.get(0).slowdown(), found.get(1).slowdown(), 1e-9);
    // Half the cache: 0.05 + 0.95 (1 - (6/8)^0.7) of the accesses miss.
    assertEquals(0.05 + 0.95 * (1 - StrictMath.pow(0.75, 0.7)), found.get(0).missRatio(), 1e-6);
  }

  @Test
  void guestsWithoutLlcAccessesDoNotInterfere() {
    var quiet = new MemoryProfile(MIB, 0, 1, 0, 1, 1, 0);
    assertEquals(1, first(SOCKET, CoRunner.busy(quiet, 1), CoRunner.busy(STREAM, 5)).slowdown());
    assertEquals(
        1, first(SOCKET, CoRunner.busy(VICTIM, 1), CoRunner.busy(quiet, 5)).slowdown(), 1e-9);
  }

  @Test
  void sixStreamsHaveASixthOfTheBandwidthEach() {
    var each = first(SOCKET, CoRunner.busy(STREAM, 1).times(6));
    assertEquals(20e9 / 6, each.bandwidthBytesPerSecond(), 20e9 * 1e-6);
  }

  @Test
  void aPartitionIsACacheOfItsSize() {
    var noisy = CoRunner.busy(STREAM, 5);
    var held =
        first(WIDE.withCacheClasses(List.of(4)), CoRunner.busy(VICTIM, 1).inCacheClass(1), noisy);
    var small = SocketMemory.of(3 * MIB, 4, ENDLESS, 80, 2_500_000_000L);
    var alone = first(small, CoRunner.busy(VICTIM, 1));
    assertEquals(alone.cyclesPerInstruction(), held.cyclesPerInstruction(), 1e-9);
  }

  @Test
  void aPartitionDoesNotProtectFromTheWayToMemory() {
    var victim = CoRunner.busy(VICTIM, 1).inCacheClass(1);
    var noisy = CoRunner.busy(STREAM, 5);
    var classes = List.of(12); // 9 MiB hold the working set of 8 MiB
    double wide = first(WIDE.withCacheClasses(classes), victim, noisy).slowdown();
    double narrow = first(SOCKET.withCacheClasses(classes), victim, noisy).slowdown();
    assertTrue(narrow > wide + 0.02, narrow + " against " + wide);
  }

  @Test
  void aBandwidthLimitHoldsAndGivesTheOthersBack() {
    var victim = CoRunner.busy(VICTIM, 1);
    var noisy = CoRunner.busy(STREAM, 5);
    var free = SharedSocket.of(SOCKET, List.of(victim, noisy));
    var held = SharedSocket.of(SOCKET, List.of(victim, noisy.withBandwidthLimit(2e9)));
    assertEquals(2e9, held.get(1).bandwidthBytesPerSecond(), 2e9 * 1e-6);
    assertTrue(held.get(0).slowdown() < free.get(0).slowdown());
    assertTrue(held.get(0).occupancyBytes() > free.get(0).occupancyBytes());
  }

  @Test
  void aCpuLimitWeakensANeighbourButDoesNotSilenceIt() {
    var victim = CoRunner.busy(VICTIM, 1);
    var noisy = CoRunner.busy(STREAM, 5);
    double free = first(SOCKET, victim, noisy).slowdown();
    double capped = first(SOCKET, victim, noisy.withCpuLimit(1)).slowdown();
    assertTrue(capped < free && capped > 1.05, capped + " against " + free);
  }

  @Test
  void aGuestThatAsksForWorkStaysOnItsVcpusForLonger() {
    var asking = first(SOCKET, CoRunner.asking(VICTIM, 0.2, 1), CoRunner.busy(STREAM, 3));
    var alone = first(SOCKET, CoRunner.asking(VICTIM, 0.2, 1));
    // Work per second is the same: misses per second rise with the misses per instruction alone.
    assertEquals(
        alone.bandwidthBytesPerSecond() / alone.missRatio(),
        asking.bandwidthBytesPerSecond() / asking.missRatio(),
        1);
  }

  @Test
  void classesThatDoNotExistAreRefused() {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> SOCKET.withCacheClasses(List.of(8, 8)));
    assertEquals(
        "The cache classes take 16 of 16 ways, which leaves none to guests without a class."
            + " Maybe fewer ways for each?",
        refused.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> first(SOCKET, CoRunner.busy(VICTIM, 1).inCacheClass(1)));
    assertThrows(IllegalArgumentException.class, () -> SharedSocket.of(SOCKET, List.of()));
  }

  @Property(tries = 300)
  void cacheAndBandwidthAreConserved(
      @ForAll("runners") @Size(min = 1, max = 5) List<CoRunner> all) {
    var found = SharedSocket.of(SOCKET, all);
    double held = 0;
    double most = 0;
    for (int i = 0; i < all.size(); i++) {
      var each = found.get(i);
      held += all.get(i).count() * each.occupancyBytes();
      most +=
          all.get(i).profile().streamingFraction() > 0
              ? ENDLESS
              : (double) all.get(i).count() * all.get(i).profile().workingSetBytes();
      assertTrue(each.slowdown() >= 1 - 1e-9 && each.slowdown() < 1e6, each.toString());
      assertTrue(each.missRatio() >= 0 && each.missRatio() <= 1, each.toString());
    }
    // Nothing is lost: the cache is full, or all of every working set is in it.
    double capacity = Math.min(most, SOCKET.llcBytes());
    assertEquals(capacity, held, 1e-6 * capacity);
    assertTrue(bandwidth(all, found) <= SOCKET.bandwidthBytesPerSecond() * (1 + 1e-6));
  }

  @Property(tries = 300)
  void aNeighbourThatPressesMoreSlowsDownMore(
      @ForAll("profiles") MemoryProfile victim,
      @ForAll @DoubleRange(min = 0.1, max = 5) double little,
      @ForAll @DoubleRange(min = 1, max = 3) double more) {
    double slow = first(SOCKET, CoRunner.busy(victim, 1), CoRunner.busy(STREAM, little)).slowdown();
    double slower =
        first(SOCKET, CoRunner.busy(victim, 1), CoRunner.busy(STREAM, little * more)).slowdown();
    assertTrue(slower >= slow * (1 - 1e-7), slower + " after " + slow);
  }

  @Property(tries = 100)
  void theOrderOfGuestsDoesNotMatter(
      @ForAll("runners") @Size(min = 2, max = 4) List<CoRunner> all) {
    var reversed = new ArrayList<CoRunner>();
    for (int i = all.size() - 1; i >= 0; i--) {
      reversed.add(all.get(i));
    }
    var forth = SharedSocket.of(SOCKET, all);
    var back = SharedSocket.of(SOCKET, reversed);
    for (int i = 0; i < all.size(); i++) {
      double slowdown = forth.get(i).slowdown();
      assertEquals(slowdown, back.get(all.size() - 1 - i).slowdown(), 1e-6 * slowdown);
    }
  }

  @Provide
  Arbitrary<MemoryProfile> profiles() {
    return Combinators.combine(
            Arbitraries.longs().between(MIB / 4, 200 * MIB),
            Arbitraries.doubles().between(0.1, 60),
            Arbitraries.doubles().between(0.2, 4),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.doubles().between(0.3, 3),
            Arbitraries.doubles().between(1, 12))
        .as(
            (w, apki, theta, stream, cpi, mlp) ->
                new MemoryProfile(w, apki, theta, stream, cpi, mlp, 0.3));
  }

  @Provide
  Arbitrary<List<CoRunner>> runners() {
    return Combinators.combine(
            profiles(),
            Arbitraries.doubles().between(0.01, 4),
            Arbitraries.integers().between(1, 8))
        .as((profile, demand, count) -> CoRunner.asking(profile, demand, demand + 1).times(count))
        .list();
  }
}
