package io.densimeter.model.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.sim.EventLoop;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** vCPUs on pCPUs, with schedules that fit on a page. */
class HostCpuTest {
  private static final long MILLI = 1_000_000;

  private final EventLoop loop = new EventLoop();
  private long[][] work = new long[0][];
  private int[] given = new int[0];
  private final long[] doneAt = new long[16];

  private long next(int vcpu, long now) {
    if (given[vcpu] > 0) {
      doneAt[vcpu] = now;
    }
    return given[vcpu] < work[vcpu].length ? work[vcpu][given[vcpu]++] : VcpuBursts.NO_WORK;
  }

  private HostCpu host(CpuTopology topology, VcpuScheduler scheduler, long[]... bursts) {
    return host(HostCpu.Settings.of(topology), scheduler, bursts);
  }

  private HostCpu host(HostCpu.Settings settings, VcpuScheduler scheduler, long[]... bursts) {
    work = bursts;
    given = new int[bursts.length];
    return new HostCpu(loop, settings, scheduler, this::next);
  }

  private static long[] once(long nanos) {
    return new long[] {nanos};
  }

  private static long[] endless() {
    var bursts = new long[10_000];
    Arrays.fill(bursts, 100 * MILLI);
    return bursts;
  }

  @Test
  void firstComeFirstServedRunsOneAfterTheOther() {
    var cpu =
        host(
            CpuTopology.cores(1),
            RoundRobin.firstComeFirstServed(),
            once(30 * MILLI),
            once(10 * MILLI));
    wake(cpu, VcpuSpec.weight(1), VcpuSpec.weight(1));
    loop.run();
    assertEquals(30 * MILLI, doneAt[0]);
    assertEquals((30 + 10) * MILLI, doneAt[1]);
    assertEquals(30 * MILLI, cpu.accounts().readyNanos(1));
  }

  @Test
  void quantaLetTheShorterWorkFinishFirst() {
    var cpu =
        host(CpuTopology.cores(1), RoundRobin.of(5 * MILLI), once(30 * MILLI), once(10 * MILLI));
    wake(cpu, VcpuSpec.weight(1), VcpuSpec.weight(1));
    loop.run();
    assertEquals((5 + 5 + 5 + 5) * MILLI, doneAt[1]);
    assertEquals((30 + 10) * MILLI, doneAt[0]);
  }

  @Test
  void eachChangeOfVcpuHasItsPrice() {
    var settings = new HostCpu.Settings(CpuTopology.cores(1), MILLI, 30 * MILLI);
    var cpu = host(settings, RoundRobin.of(5 * MILLI), once(10 * MILLI), once(10 * MILLI));
    wake(cpu, VcpuSpec.weight(1), VcpuSpec.weight(1));
    loop.run();
    assertEquals(4 * MILLI, cpu.accounts().switchingNanos());
    assertEquals((20 + 4) * MILLI, doneAt[1]);
  }

  @Test
  void creditsShareTheTimeOfAPcpuByWeight() {
    assertShares(1, new CreditScheduler(1, CreditScheduler.Settings.xen()));
  }

  @Test
  void virtualRunTimesShareTheTimeOfPcpusByWeight() {
    assertShares(2, new FairScheduler(2, FairScheduler.Settings.linux()));
  }

  private void assertShares(int pcpus, VcpuScheduler scheduler) {
    int[] weights = {256, 256, 512, 512, 1024};
    var cpu =
        host(
            CpuTopology.cores(pcpus),
            scheduler,
            endless(),
            endless(),
            endless(),
            endless(),
            endless());
    for (int weight : weights) {
      cpu.add(VcpuSpec.weight(weight));
    }
    for (int v = 0; v < weights.length; v++) {
      cpu.wake(v);
    }
    loop.runUntil(20_000 * MILLI);
    for (int v = 0; v < weights.length; v++) {
      double share = cpu.accounts().runNanos(v) / (20_000.0 * MILLI);
      assertEquals((double) pcpus * weights[v] / 2560, share, 0.02, "vCPU " + v);
    }
  }

  @Test
  void aCapKeepsAVcpuFromIdleTime() {
    var cpu = host(CpuTopology.cores(1), RoundRobin.firstComeFirstServed(), endless());
    wake(cpu, new VcpuSpec(1, 400, VcpuSpec.ALONE, 0));
    loop.runUntil(3_000 * MILLI);
    assertEquals(3_000 * MILLI * 4 / 10, cpu.accounts().runNanos(0));
    assertEquals(3_000 * MILLI * 6 / 10, cpu.accounts().readyNanos(0));
    assertEquals(3_000 * MILLI * 6 / 10, cpu.accounts().idleNanos());
  }

  @Test
  void aVcpuThatWakesWithCreditsPreemptsOneThatHasCreditsOnlyWithBoost() {
    for (boolean boost : new boolean[] {true, false}) {
      var settings = new CreditScheduler.Settings(30 * MILLI, 30 * MILLI, boost);
      var scheduler = new CreditScheduler(1, settings);
      scheduler.add(256);
      scheduler.add(256);
      scheduler.enqueue(0, true);
      scheduler.refill();
      scheduler.remove(0);
      scheduler.ran(0, 10 * MILLI); // 20 of its 30 ms are left
      scheduler.enqueue(1, true);
      assertEquals(boost, scheduler.preempts(1, 0));
      scheduler.ran(0, 21 * MILLI); // now it has none
      assertTrue(scheduler.preempts(1, 0));
    }
  }

  @Test
  void twoThreadsOfACoreSlowEachOther() {
    var topology = new CpuTopology(1, 2, 600, 1, 1000);
    var cpu = host(topology, RoundRobin.firstComeFirstServed(), once(30 * MILLI), once(12 * MILLI));
    wake(cpu, VcpuSpec.weight(1), VcpuSpec.weight(1));
    loop.run();
    assertEquals(12 * MILLI * 10 / 6, doneAt[1]);
    // 20 ms at 60 % are 12 ms of the 30; the other 18 ms run alone.
    assertEquals((20 + 18) * MILLI, doneAt[0]);
  }

  @Test
  void aVcpuAwayFromItsNodeIsSlower() {
    var topology = new CpuTopology(2, 1, 1000, 2, 800);
    var cpu = host(topology, RoundRobin.firstComeFirstServed(), once(8 * MILLI), once(8 * MILLI));
    var atNodeOne = new VcpuSpec(1, 1000, VcpuSpec.ALONE, 1);
    wake(cpu, atNodeOne, atNodeOne);
    loop.run();
    assertEquals(8 * MILLI, doneAt[0]);
    assertEquals(10 * MILLI, doneAt[1]);
  }

  @Test
  void coScheduledVcpusWaitUntilAllFindAPcpu() {
    var cpu =
        host(
            CpuTopology.cores(2),
            RoundRobin.firstComeFirstServed(),
            once(10 * MILLI),
            once(4 * MILLI),
            once(4 * MILLI));
    var pair = new VcpuSpec(1, 1000, 0, 0);
    cpu.add(VcpuSpec.weight(1));
    cpu.add(pair);
    cpu.add(pair);
    cpu.wake(0);
    cpu.wake(1); // alone it fits beside the first
    cpu.wake(2); // now two have to run and one pCPU is free: both stop
    loop.run();
    assertEquals(10 * MILLI, doneAt[0]);
    assertEquals((10 + 4) * MILLI, doneAt[1]);
    assertEquals((10 + 4) * MILLI, doneAt[2]);
    assertEquals(10 * MILLI, cpu.accounts().coStopNanos(1));
    assertEquals(10 * MILLI, cpu.accounts().coStopNanos(2));
  }

  @Test
  void aGuestThatCanNeverBeCoScheduledIsRefused() {
    var cpu = host(CpuTopology.cores(1), RoundRobin.firstComeFirstServed());
    cpu.add(new VcpuSpec(1, 1000, 0, 0));
    var error =
        assertThrows(IllegalArgumentException.class, () -> cpu.add(new VcpuSpec(1, 1000, 0, 0)));
    assertTrue(error.getMessage().contains("never be co-scheduled on 1 pCPUs"));
  }

  private static void wake(HostCpu cpu, VcpuSpec... specs) {
    for (var spec : specs) {
      cpu.add(spec);
    }
    for (int v = 0; v < specs.length; v++) {
      cpu.wake(v);
    }
  }
}
