package io.densimeter.model.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.sim.RandomStreams;
import io.densimeter.model.stats.ConfidenceInterval;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Queues made of guests on a bare host against their closed forms (Kleinrock, Queueing Systems,
 * volumes 1 and 2), in 99 % intervals over replications at a fixed seed.
 */
class OperationTheoryTest {
  private static final long SEED = 20110303;
  private static final int REPLICATIONS = 20;
  private static final double SERVICE = 1e6; // nanoseconds
  private static final long WARM_UP = 2_000_000_000L;
  private static final long MEASURED = 60_000_000_000L;

  @Test
  void theMeanResponseOfAnMm1QueueIsServiceOverOneMinusLoad() {
    var inputs = open(0.7, Variate.exponential(SERVICE), 1, Long.MAX_VALUE);
    assertTheory(inputs, SERVICE / (1 - 0.7), result -> result.responses().mean(), 0.02);
  }

  @Test
  void theResponseOfAnMm1QueueIsExponentialSoItsP95IsTheMeanTimesLogTwenty() {
    var inputs = open(0.7, Variate.exponential(SERVICE), 1, Long.MAX_VALUE);
    assertTheory(
        inputs,
        SERVICE / (1 - 0.7) * StrictMath.log(20),
        result -> result.responses().quantile(0.95),
        0.03);
  }

  @Test
  void theMeanResponseOfAnMmcQueueFollowsErlangC() {
    int c = 3;
    double rho = 0.8;
    double a = c * rho;
    double last = a * a * a / 6 / (1 - rho);
    double erlangC = last / (1 + a + a * a / 2 + last);
    double expected = SERVICE + erlangC * SERVICE / (c * (1 - rho));
    var inputs = open(c * rho, Variate.exponential(SERVICE), c, Long.MAX_VALUE);
    assertTheory(inputs, expected, result -> result.responses().mean(), 0.02);
  }

  @Test
  void theMeanResponseOfAnMd1QueueFollowsPollaczekAndKhinchine() {
    double rho = 0.7;
    var inputs = open(rho, Variate.constant(SERVICE), 1, Long.MAX_VALUE);
    assertTheory(
        inputs, SERVICE * (1 + rho / (2 * (1 - rho))), result -> result.responses().mean(), 0.02);
  }

  @Test
  void theMeanResponseOfAnMg1QueueFollowsPollaczekAndKhinchine() {
    double rho = 0.6;
    double variation = 2;
    var inputs = open(rho, new Variate(SERVICE, variation), 1, Long.MAX_VALUE);
    assertTheory(
        inputs,
        SERVICE * (1 + rho * (1 + variation * variation) / (2 * (1 - rho))),
        result -> result.responses().mean(),
        0.05);
  }

  @Test
  void underProcessorSharingTheMeanResponseDoesNotDependOnTheLawOfService() {
    double rho = 0.6;
    for (double variation : new double[] {0, 1, 2}) {
      // A last slice that is not shared makes the error proportional to the slice: with the same
      // random numbers, twice the response at a slice less that at two slices is the limit.
      var coarse = new double[REPLICATIONS];
      var limit = new double[REPLICATIONS];
      for (int r = 0; r < REPLICATIONS; r++) {
        coarse[r] = meanResponse(rho, variation, 40_000, r);
        limit[r] = 2 * meanResponse(rho, variation, 20_000, r) - coarse[r];
      }
      var interval = ConfidenceInterval.student(limit, 0.99);
      double theory = SERVICE / (1 - rho);
      assertEquals(theory, interval.mean(), interval.halfWidth(), "seed " + SEED);
      assertEquals(theory, ConfidenceInterval.student(coarse, 0.99).mean(), 0.04 * theory);
      assertTrue(interval.halfWidth() < 0.04 * theory, interval.toString());
    }
  }

  private static double meanResponse(double rho, double variation, long slice, int replication) {
    var inputs = open(rho, new Variate(SERVICE, variation), 1, slice);
    return OperationSimulation.run(inputs, new RandomStreams(SEED, replication)).responses().mean();
  }

  @Test
  void machinesThatOneManRepairsAreDownAsOftenAsTheory() {
    int machines = 6;
    double upNanos = 8e6;
    var arrivals = new Arrivals.Closed(machines, Variate.exponential(upNanos));
    var demand = RequestDemand.cpu(Variate.exponential(SERVICE));
    // P(n down) = P(0) · N! / (N - n)! · (service / up)^n
    double term = 1;
    double sum = 1;
    for (int n = 1; n <= machines; n++) {
      term *= (machines - n + 1) * SERVICE / upNanos;
      sum += term;
    }
    double utilisation = 1 - 1 / sum;
    double response = machines * SERVICE / utilisation - upNanos;
    var inputs = one(RoundHost.guest("m", 1, arrivals, demand), 1);
    assertTheory(inputs, utilisation, OperationResult::pcpuFraction, 0.01);
    assertTheory(inputs, response, result -> result.responses().mean(), 0.02);
  }

  @Test
  void aClosedNetworkOfCpuAndDiskFollowsMeanValueAnalysis() {
    int population = 5;
    double think = 10e6;
    double disk = 4e6;
    int visits = 2;
    double cpuDemand = (visits + 1) * SERVICE;
    double diskDemand = visits * disk;
    double cpuQueue = 0;
    double diskQueue = 0;
    double response = 0;
    double perNano = 0;
    for (int n = 1; n <= population; n++) {
      double cpuTime = cpuDemand * (1 + cpuQueue);
      double diskTime = diskDemand * (1 + diskQueue);
      response = cpuTime + diskTime;
      perNano = n / (think + response);
      cpuQueue = perNano * cpuTime;
      diskQueue = perNano * diskTime;
    }
    var demand = RequestDemand.cpu(Variate.exponential(SERVICE)).withDisk(visits, 4096);
    var arrivals = new Arrivals.Closed(population, Variate.exponential(think));
    var inputs = one(RoundHost.guest("m", 1, arrivals, demand), 1);
    // The driver's instructions are part of the demand, so the CPU's law is a little less spread.
    assertTheory(inputs, response, result -> result.responses().mean(), 0.02);
    assertTheory(inputs, perNano * 1e9, OperationResult::throughputPerSecond, 0.01);
    assertTheory(inputs, perNano * diskDemand, OperationResult::diskFraction, 0.01);
  }

  @Test
  void theMeanWaitOfAGg1QueueIsBelowKingmansBoundAndNearMarchalsApproximation() {
    double rho = 0.85;
    double ca = 1.5;
    double cs = 0.5;
    var arrivals = new Arrivals.Open(new Variate(SERVICE / rho, ca), 1);
    var demand = RequestDemand.cpu(new Variate(SERVICE, cs));
    var inputs = one(RoundHost.guest("g", 1, arrivals, demand), 1);
    var response = interval(inputs, result -> result.responses().mean());
    double wait = response.mean() - SERVICE;
    double gapVariance = ca * ca * SERVICE * SERVICE / (rho * rho);
    double serviceVariance = cs * cs * SERVICE * SERVICE;
    double kingman = (gapVariance + serviceVariance) / (2 * SERVICE / rho * (1 - rho));
    double marchal = kingman * (1 + cs * cs) / (1 / (rho * rho) + cs * cs); // Marchal, 1976
    assertTrue(wait + response.halfWidth() < kingman, wait + " against " + kingman);
    assertEquals(marchal, wait, 0.1 * marchal);
    // The lower bound of Marshall, 1968: Kingman's less (1 + rho) / 2 services' worth.
    double lower = (rho * (rho - 2) + rho * rho * cs * cs) / (2 * (1 - rho)) * SERVICE / rho;
    assertTrue(wait - response.halfWidth() > lower, wait + " against " + lower);
  }

  @Test
  void batchesOfPoissonArrivalsWaitForEachOtherToo() {
    // M[b]/M/1: the mean response is (1 + b) / 2 · service / (1 - rho) for batches of b.
    int batch = 4;
    double rho = 0.6;
    var arrivals = new Arrivals.Open(Variate.exponential(batch * SERVICE / rho), batch);
    var demand = RequestDemand.cpu(Variate.exponential(SERVICE));
    var inputs = one(RoundHost.guest("b", 1, arrivals, demand), 1);
    assertTheory(
        inputs, (1 + batch) / 2.0 * SERVICE / (1 - rho), result -> result.responses().mean(), 0.03);
  }

  @Test
  void modulatedArrivalsHaveTheMeanRateOfTheirLevels() {
    var arrivals = new Arrivals.Modulated(100, 600, 30e6, 20e6);
    var demand = RequestDemand.cpu(Variate.constant(SERVICE / 2));
    var inputs = one(RoundHost.guest("mmpp", 1, arrivals, demand), 1);
    double perSecond = (100 * 30 + 600 * 20) / 50.0;
    assertTheory(inputs, perSecond, OperationResult::throughputPerSecond, 0.02);
  }

  @Test
  void recordedArrivalsComeAtTheirGapsOverAndOver() {
    // Gaps of 2, 3 and 5 ms and work of 1 ms that never meets: three requests in 10 ms, each alone.
    var arrivals = new Arrivals.Recorded(List.of(2_000_000L, 3_000_000L, 5_000_000L));
    var demand = RequestDemand.cpu(Variate.constant(SERVICE));
    var inputs = one(RoundHost.guest("recorded", 1, arrivals, demand), 1);
    var result = OperationSimulation.run(inputs, new RandomStreams(SEED, 0));
    assertEquals(MEASURED / 10_000_000 * 3, result.completed(), 1);
    assertEquals(1_000_000, result.responses().max());
    assertEquals(300, arrivals.perSecond(0), 1e-9);
  }

  private static OperationInputs open(double load, Variate service, int vcpus, long slice) {
    var arrivals = Arrivals.poisson(load * 1e9 / SERVICE);
    var guest = RoundHost.guest("g", vcpus, arrivals, RequestDemand.cpu(service));
    var sliced =
        new GuestLoad(
            guest.name(), guest.vcpus(), guest.arrivals(), guest.demand(), guest.profile(), slice);
    return one(sliced, vcpus);
  }

  private static OperationInputs one(GuestLoad guest, int cores) {
    return RoundHost.host(RoundHost.bareMetal(), cores, List.of(guest), WARM_UP, MEASURED);
  }

  private static void assertTheory(
      OperationInputs inputs,
      double theory,
      ToDoubleFunction<OperationResult> figure,
      double precision) {
    var interval = interval(inputs, figure);
    String message =
        "seed %d: %s ± %s, theory %s"
            .formatted(SEED, interval.mean(), interval.halfWidth(), theory);
    assertTrue(Math.abs(interval.mean() - theory) <= interval.halfWidth(), message);
    assertTrue(interval.halfWidth() < precision * theory, "not precise enough: " + message);
  }

  private static ConfidenceInterval interval(
      OperationInputs inputs, ToDoubleFunction<OperationResult> figure) {
    var values = new double[REPLICATIONS];
    for (int r = 0; r < REPLICATIONS; r++) {
      var result = OperationSimulation.run(inputs, new RandomStreams(SEED, r));
      assertEquals(result.numberNanos(), result.sojournNanos(), "Little's law");
      assertEquals(
          MEASURED * result.pcpus(),
          result.busyNanos() + result.switchingNanos() + result.idleNanos());
      values[r] = figure.applyAsDouble(result);
    }
    return ConfidenceInterval.student(values, 0.99);
  }
}
