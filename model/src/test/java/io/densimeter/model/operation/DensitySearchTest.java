package io.densimeter.model.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Technique;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** The search for the density of a host, against queues whose answer is known. */
class DensitySearchTest {
  private static final long SEED = 20110303;

  /**
   * Guests that ask for 1 ms of CPU (exponential) at 50 requests per second: a load of 5 % each.
   */
  private static OperationInputs host(CostTable costs, int guests, RequestDemand demand) {
    var loads = new ArrayList<GuestLoad>();
    for (int g = 0; g < guests; g++) {
      loads.add(RoundHost.guest("guest-" + g, 1, Arrivals.poisson(50), demand));
    }
    return RoundHost.host(costs, 1, loads, 1_000_000_000L, 30_000_000_000L);
  }

  private static final RequestDemand ONE_MILLI = RequestDemand.cpu(Variate.exponential(1_000_000));

  @Test
  void onePcpuCarriesAsManyGuestsAsTheQuantileOfAnMm1QueueAllows() {
    // Guests in a first-come line before one pCPU are about an M/M/1 queue; its 95th percentile is
    // ln 20 · 1 ms / (1 - n · 5 %), which is below 10.9 ms up to n = (1 - 2.9957 / 10.9) / 5 % =
    // 14.5.
    var search =
        new DensitySearch(
            n -> host(RoundHost.bareMetal(), n, ONE_MILLI),
            new ServiceLevel(0.95, 10_900_000, 1),
            1000,
            DensityLimit.SEARCH,
            SEED);
    var found = search.run(0.03, 20);
    assertEquals(14, found.tiles().mean(), 0.75, found.tiles().toString());
    assertEquals(DensityLimit.PCPU, found.limit());
  }

  @Test
  void memoryIsTheLimitWhereItEndsFirst() {
    var search =
        new DensitySearch(
            n -> host(RoundHost.bareMetal(), n, ONE_MILLI),
            new ServiceLevel(0.95, 10_000_000, 1),
            6,
            DensityLimit.MEMORY,
            SEED);
    var found = search.run(0.03, 20);
    assertEquals(6, found.tiles().mean());
    assertEquals(DensityLimit.MEMORY, found.limit());
  }

  @Test
  void aServiceLevelBelowTheServiceTimeIsTheGuestsOwnLimit() {
    var search =
        new DensitySearch(
            n -> host(RoundHost.bareMetal(), n, ONE_MILLI),
            new ServiceLevel(0.95, 500_000, 1),
            1000,
            DensityLimit.SEARCH,
            SEED);
    var found = search.run(0.03, 5);
    assertEquals(0, found.tiles().mean());
    assertEquals(DensityLimit.GUEST, found.limit());
  }

  @Test
  void theDiskIsTheLimitWhenItIsTheBusiest() {
    // 4 ms of disk against 1 ms of CPU for each request.
    var demand = RequestDemand.cpu(Variate.exponential(500_000)).withDisk(1, 4096);
    var search =
        new DensitySearch(
            n -> host(RoundHost.bareMetal(), n, demand),
            new ServiceLevel(0.95, 50_000_000, 1),
            1000,
            DensityLimit.SEARCH,
            SEED);
    var found = search.run(0.05, 10);
    assertEquals(DensityLimit.DISK, found.limit());
    // 50 requests · 4 ms = 20 % of the disk for each guest.
    assertTrue(found.tiles().mean() >= 1 && found.tiles().mean() < 5, found.toString());
  }

  @Test
  void aTechniqueThatCostsMoreCarriesLess() {
    var demand = ONE_MILLI.withPackets(20, 20, 1000);
    var level = new ServiceLevel(0.95, 20_000_000, 1);
    double bare = mean(RoundHost.bareMetal(), demand, level);
    double driverDomain =
        mean(RoundHost.costs(Technique.PARAVIRTUAL, IoPath.DRIVER_DOMAIN), demand, level);
    assertTrue(driverDomain < bare, driverDomain + " against " + bare);
  }

  private static double mean(CostTable costs, RequestDemand demand, ServiceLevel level) {
    var search =
        new DensitySearch(n -> host(costs, n, demand), level, 1000, DensityLimit.SEARCH, SEED);
    return search.run(0.05, 5).tiles().mean();
  }
}
