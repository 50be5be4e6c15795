package io.densimeter.model.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitTest {
  private static final FirstFitDecreasing POLICY = new FirstFitDecreasing();

  @Test
  void hostsFullOfMemoryAreLimitedByMemoryWithTheFigures() {
    // Three guests of memory 3 fill a host of 10 to 9; six of them fill two hosts.
    var limit = POLICY.place(alike(9, 6, 1, 3)).limit();
    assertEquals(new Limit(LimitingResource.HOST_MEMORY, 3 / 10.0, 9 / 10.0, 0, 2, 0), limit);
    assertEquals("host memory (90 % kept; CPU 30 % at p95)", limit.phrase("p95"));
  }

  @Test
  void hostsFullOfCpuAreLimitedByCpuWithTheFigures() {
    var limit = POLICY.place(alike(9, 6, 5, 1)).limit();
    assertEquals(LimitingResource.HOST_CPU, limit.resource());
    assertEquals("host CPU (100 % at the peak; memory 20 % kept)", limit.phrase("the peak"));
  }

  @Test
  void bareMetalIsLimitedByItsOneGuestPerHost() {
    var limit = POLICY.place(alike(9, 6, 6, 4).withMaxGuestsPerHost(1)).limit();
    assertEquals(new Limit(LimitingResource.GUESTS_PER_HOST, 0.6, 0.4, 6, 0, 6), limit);
    assertEquals("guests per host (CPU 60 % at p95; memory 40 % kept)", limit.phrase("p95"));
  }

  @Test
  void theLastHostWithRoomDoesNotHideWhatTheOthersRanOutOf() {
    // Two hosts are out of memory with 9 of 10; the third has one guest that is large in CPU.
    var request = Estates.pairs(9, new long[] {1, 9}, new long[] {1, 9}, new long[] {9, 2});
    assertEquals(LimitingResource.HOST_MEMORY, POLICY.place(request).limit().resource());
  }

  @Test
  void oneHostWithRoomForEveryGuestIsLimitedByWhatItIsFullestIn() {
    var limit = POLICY.place(alike(9, 2, 1, 2)).limit();
    assertEquals(new Limit(LimitingResource.HOST_MEMORY, 0.2, 0.4, 0, 0, 0), limit);
  }

  @Test
  void theFiguresCountTheHypervisorAndThePhysicalHost() {
    var request =
        PlacementRequest.of(
                List.of(Estates.hosts("hundred", 2, 100, 100, 10, 20)),
                new long[][] {{30}},
                new long[] {40})
            .withHeadroom(Headroom.of(0.2));
    var limit = POLICY.place(request).limit();
    assertEquals((30 + 10) / 100.0, limit.cpuFraction());
    assertEquals((40 + 20) / 100.0, limit.memoryFraction());
  }

  @Test
  void aGuestWithoutAHostWhereItWouldFitAnEmptyOneIsLimitedByTheHostsAvailable() {
    var placement = POLICY.place(alike(2, 3, 6, 4).withSpareHosts(1));
    assertEquals(LimitingResource.HOSTS_AVAILABLE, placement.limit().resource());
    assertEquals(
        List.of(
            new UnplacedGuest(
                1,
                LimitingResource.HOSTS_AVAILABLE,
                "fits on an empty ten, but no host is left (2 hosts, 1 of them spare)"),
            new UnplacedGuest(
                2,
                LimitingResource.HOSTS_AVAILABLE,
                "fits on an empty ten, but no host is left (2 hosts, 1 of them spare)")),
        placement.unplaced());
  }

  @Test
  void aGuestLargerThanEveryEmptyHostSaysByHowMuch() {
    long mhz = 1_000_000;
    long mib = 1 << 20;
    var request =
        PlacementRequest.of(
                List.of(
                    Estates.hosts("dl380", 2, 24_000 * mhz, 4096 * mib, 600 * mhz, 0),
                    Estates.hosts("r710", 2, 40_000 * mhz, 1000 * mib, 0, 0)),
                new long[][] {{30_000 * mhz + 1}, {20_000 * mhz}},
                new long[] {2048 * mib})
            .withHeadroom(Headroom.of(0.1));
    var placement = POLICY.place(request);
    assertEquals(
        List.of(
            new UnplacedGuest(
                0,
                LimitingResource.HOST_CPU,
                "fits on no empty host: needs 30,000.1 MHz of CPU, dl380 offers 21,000 MHz; needs"
                    + " 2,048 MiB of memory, r710 offers 900 MiB")),
        placement.unplaced());
    assertEquals(new Limit(LimitingResource.HOST_CPU, 0, 0, 0, 0, 0), placement.limit());
    assertEquals(0, placement.hostsUsed());
    assertEquals(0, placement.lowerBound().hosts());
  }

  @Test
  void theLowerBoundAddsNeedsAndDividesByCapacity() {
    // CPU: 6 · 4 / 10 = 2.4, so 3. Memory: 6 · 3 / 10 = 1.8, so 2.
    assertEquals(new LowerBound(3, 2, 0, 1, 0, 0, 0), POLICY.place(alike(9, 6, 4, 3)).lowerBound());
    // Guests of more than half a host each need one, where the sum asks for 6 · 6 / 10, so 4.
    assertEquals(new LowerBound(6, 3, 0, 1, 0, 0, 0), POLICY.place(alike(9, 6, 6, 4)).lowerBound());
    assertEquals(6, POLICY.place(alike(9, 6, 6, 4).withMaxGuestsPerHost(1)).lowerBound().hosts());
  }

  @Test
  void theLowerBoundTakesTheLargestHostsFirstAndNoSpareOnes() {
    // 45 of CPU: two hosts of 20 and one of 10, the third of 20 being spare.
    var groups = List.of(Estates.hosts("small", 9, 10, 10), Estates.hosts("large", 3, 20, 20));
    long[] cpu = {9, 9, 9, 9, 9};
    var request =
        PlacementRequest.of(groups, new long[][] {cpu, cpu}, new long[5]).withSpareHosts(1);
    assertEquals(new LowerBound(3, 0, 0, 1, 0, 3, 0), POLICY.place(request).lowerBound());
  }

  @Test
  void aPolicyThatOverfillsAHostIsABugAndNoResult() {
    var request = Estates.cpuOnly(2, 6, 6);
    assertEquals(
        "Host 0 cannot take guest 1, but a policy put it there.",
        assertThrows(IllegalStateException.class, () -> Placement.of(request, new int[] {0, 0}))
            .getMessage());
    assertThrows(
        IllegalStateException.class,
        () -> Placement.of(request.withSpareHosts(1), new int[] {0, 1}));
  }

  private static PlacementRequest alike(int hosts, int guests, long cpu, long memory) {
    return Estates.pairs(
        hosts,
        IntStream.range(0, guests).mapToObj(i -> new long[] {cpu, memory}).toArray(long[][]::new));
  }
}
