package io.densimeter.model.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.sched.CpuTopology;
import io.densimeter.model.sched.CreditScheduler;
import io.densimeter.model.sched.FairScheduler;
import io.densimeter.model.sched.HostCpu;
import io.densimeter.model.sched.RoundRobin;
import io.densimeter.model.sched.VcpuScheduler;
import io.densimeter.model.sched.VcpuSpec;
import io.densimeter.model.sim.RandomStreams;
import io.densimeter.model.units.Figure;
import io.densimeter.model.workload.GuestOperation;
import io.densimeter.model.workload.Rate;
import io.densimeter.model.workload.Shape;
import io.densimeter.model.workload.WorkloadProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What must hold exactly, in integers, for every scheduler and technique. */
class OperationConservationTest {
  private static final long MEASURED = 3_000_000_000L;
  private static final List<Supplier<VcpuScheduler>> SCHEDULERS =
      List.of(
          RoundRobin::firstComeFirstServed,
          () -> RoundRobin.of(1_000_000),
          () -> new CreditScheduler(4, CreditScheduler.Settings.xen()),
          () -> new FairScheduler(4, FairScheduler.Settings.linux()));

  @Test
  void timeIsConservedAndReadyIsStealForEachSchedulerOnAnOvercommittedHost() {
    for (var scheduler : SCHEDULERS) {
      assertConserved(run(Technique.PARAVIRTUAL, IoPath.DRIVER_DOMAIN, scheduler, false));
    }
  }

  @Test
  void timeIsConservedAndReadyIsStealForEachTechnique() {
    for (var technique : Technique.values()) {
      var io =
          switch (technique) {
            case BARE_METAL, OS_LEVEL -> IoPath.DIRECT;
            case BINARY_TRANSLATION, TRAP_AND_EMULATE -> IoPath.EMULATED_USER;
            case PARAVIRTUAL -> IoPath.DRIVER_DOMAIN;
            case HARDWARE_ASSISTED -> IoPath.VHOST;
          };
      assertConserved(run(technique, io, () -> RoundRobin.of(5_000_000), false));
    }
  }

  @Test
  void timeIsConservedUnderStrictCoScheduling() {
    for (var scheduler : SCHEDULERS) {
      var result = run(Technique.HARDWARE_ASSISTED, IoPath.VHOST, scheduler, true);
      assertConserved(result);
      long coStop =
          result.guests().stream().mapToLong(OperationResult.GuestTimes::coStopNanos).sum();
      assertTrue(coStop > 0, "guests of two vCPUs on four busy pCPUs are co-stopped at times");
    }
  }

  @Test
  void theSameSeedGivesTheSameNumbers() {
    var first = run(Technique.HARDWARE_ASSISTED, IoPath.VHOST, SCHEDULERS.get(3), false);
    var second = run(Technique.HARDWARE_ASSISTED, IoPath.VHOST, SCHEDULERS.get(3), false);
    assertEquals(first.sojournNanos(), second.sojournNanos());
    assertEquals(first.operations(), second.operations());
    assertEquals(first.guests(), second.guests());
  }

  private static void assertConserved(OperationResult result) {
    assertTrue(result.completed() > 500, "requests " + result.completed());
    assertEquals(result.numberNanos(), result.sojournNanos(), "Little's law");
    assertEquals(
        MEASURED * result.pcpus(),
        result.busyNanos() + result.switchingNanos() + result.idleNanos(),
        "busy + idle = capacity");
    long run = result.ioNanos();
    for (var guest : result.guests()) {
      assertEquals(guest.stealNanos(), guest.readyNanos() + guest.coStopNanos());
      run += guest.runNanos();
    }
    assertEquals(result.busyNanos(), run, "what pCPUs were busy is what vCPUs ran");
    assertTrue(result.idleNanos() < MEASURED * result.pcpus(), "some work was done");
  }

  private static OperationResult run(
      Technique technique, IoPath io, Supplier<VcpuScheduler> scheduler, boolean coScheduled) {
    var demand =
        RequestDemand.cpu(Variate.exponential(2_000_000)).withDisk(1, 8192).withPackets(2, 3, 900);
    var guests = new ArrayList<GuestLoad>();
    for (int g = 0; g < 5; g++) {
      // Caps and weights that differ, a node away from half of the pCPUs.
      int gang = coScheduled ? g : VcpuSpec.ALONE;
      var vcpu = new VcpuSpec(1 + g, g == 0 ? 300 : 1000, gang, g % 2);
      guests.add(
          new GuestLoad(
              "guest-" + g,
              Collections.nCopies(2, vcpu),
              new Arrivals.Closed(4, Variate.exponential(10_000_000)),
              demand,
              profile(),
              4_000_000));
    }
    var inputs =
        new OperationInputs(
            "host",
            RoundHost.costs(technique, io),
            RoundHost.CLOCK_HERTZ,
            new HostCpu.Settings(new CpuTopology(2, 2, 650, 2, 800), 3_000, 30_000_000),
            scheduler,
            guests,
            new DeviceSpec(2, Variate.exponential(1_000_000), 1e9),
            new DeviceSpec(1, Variate.constant(1_000), 1.25e8),
            1,
            8,
            500_000_000,
            MEASURED);
    return OperationSimulation.run(inputs, new RandomStreams(7, 0));
  }

  private static WorkloadProfile profile() {
    var rates = new EnumMap<GuestOperation, Rate>(GuestOperation.class);
    rates.put(GuestOperation.SYSCALL, new Rate(20_000, 1, "made up"));
    rates.put(GuestOperation.PAGE_FAULT, new Rate(1_500, 1, "made up"));
    rates.put(GuestOperation.DISK_REQUEST, new Rate(300, 1, "made up"));
    return new WorkloadProfile(
        "test", "made up", 1_000_000_000L, rates, Map.of(Shape.TICKLESS_IDLE, new Figure(0, "x")));
  }
}
