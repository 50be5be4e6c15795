package io.densimeter.model.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.sched.CpuTopology;
import io.densimeter.model.sched.HostCpu;
import io.densimeter.model.workload.GuestOperation;
import io.densimeter.model.workload.Rate;
import io.densimeter.model.workload.WorkloadProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
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
  void theNetworkIsTheLimitWhenItIsTheBusiest() {
    // 10 packets of 1,000 bytes at 1 MB/s take 10 ms against less than 1 ms of CPU; 50 requests a
    // second fill half of the link, so two guests are too many.
    var demand = RequestDemand.cpu(Variate.exponential(500_000)).withPackets(0, 10, 1000);
    var found =
        search(
                n ->
                    devices(
                        host(RoundHost.bareMetal(), n, demand),
                        new DeviceSpec(1, Variate.constant(0), 1e6)),
                new ServiceLevel(0.95, 100_000_000, 1))
            .run(0.05, 5);
    assertEquals(DensityLimit.NETWORK, found.limit());
    assertEquals(1, found.tiles().mean());
  }

  @Test
  void theDriverDomainIsTheLimitWhenItsVcpuIsTheBusiest() {
    // Sixteen pCPUs for guests with next to no work of their own, one vCPU for all their packets.
    var costs = RoundHost.costs(Technique.PARAVIRTUAL, IoPath.DRIVER_DOMAIN);
    var demand = RequestDemand.cpu(Variate.constant(1)).withPackets(40, 40, 1000);
    var found =
        search(n -> wide(host(costs, n, demand)), new ServiceLevel(0.95, 40_000_000, 1))
            .run(0.05, 5);
    assertEquals(DensityLimit.DRIVER_DOMAIN, found.limit());
    for (var kept : found.hosts()) {
      assertTrue(kept.pcpuFraction() < 0.5, "pCPUs to spare: " + kept.pcpuFraction());
    }
  }

  @Test
  void locksOfTheSharedKernelAreTheLimitOfContainersThatContendForThem() {
    var plain = RoundHost.costs(Technique.OS_LEVEL, IoPath.DIRECT);
    var level = new ServiceLevel(0.95, 200_000_000, 1);
    double hold = plain.path(Path.LOCK_HOLD); // in nanoseconds, at 1 GHz
    // Each CPU second holds the lock for a quarter, each guest works half of the time: eight guests
    // would hold it all the time, where the sixteen pCPUs have room for more than twenty.
    double rate = 0.25e9 / hold;
    var contending =
        search(n -> wide(removing(host(plain, n, TEN_MILLIS), rate)), level).run(0.05, 3);
    assertEquals(DensityLimit.KERNEL_LOCKS, contending.limit(), contending.toString());
    assertTrue(contending.tiles().mean() <= 8, contending.tiles().toString());
    var free =
        search(n -> KernelNeighbours.none(wide(removing(host(plain, n, TEN_MILLIS), rate))), level)
            .run(0.05, 3);
    assertTrue(free.tiles().mean() > 16, free.tiles().toString());
    assertEquals(DensityLimit.PCPU, free.limit());
  }

  private static final RequestDemand TEN_MILLIS = RequestDemand.cpu(Variate.exponential(10e6));

  private static DensitySearch search(IntFunction<OperationInputs> host, ServiceLevel level) {
    return new DensitySearch(host, level, 1000, DensityLimit.SEARCH, SEED);
  }

  private static OperationInputs devices(OperationInputs host, DeviceSpec network) {
    return changed(host, host.cpu(), host.guests(), network);
  }

  private static OperationInputs wide(OperationInputs host) {
    var sixteen = HostCpu.Settings.of(CpuTopology.cores(16));
    return changed(host, sixteen, host.guests(), host.network());
  }

  /** Returns the host with guests that remove so many files in a CPU second. */
  private static OperationInputs removing(OperationInputs host, double perCpuSecond) {
    var rates = Map.of(GuestOperation.FILE_REMOVE, new Rate(perCpuSecond, 1, "made up"));
    var profile = new WorkloadProfile("removing", "made up", 1_000_000_000L, rates, Map.of());
    var guests =
        host.guests().stream()
            .map(
                g ->
                    new GuestLoad(
                        g.name(), g.vcpus(), g.arrivals(), g.demand(), profile, g.sliceNanos()))
            .toList();
    return changed(host, host.cpu(), guests, host.network());
  }

  private static OperationInputs changed(
      OperationInputs host, HostCpu.Settings cpu, List<GuestLoad> guests, DeviceSpec network) {
    return new OperationInputs(
        host.name(),
        host.costs(),
        host.clockHertz(),
        cpu,
        host.scheduler(),
        guests,
        host.disk(),
        network,
        host.driverVcpus(),
        host.ioWeight(),
        1_000_000_000L,
        5_000_000_000L);
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
