package io.densimeter.model.sched;

import io.densimeter.model.sim.EventHandler;
import io.densimeter.model.sim.EventLoop;
import io.densimeter.model.units.Require;

/**
 * The pCPUs of a host and the vCPUs that run on them in quanta.
 *
 * <p>A vCPU is blocked, waits (CPU ready), runs, or is co-stopped: strict co-scheduling keeps it
 * from running because not all runnable vCPUs of its guest find a pCPU at once (VMware, "The CPU
 * scheduler in VMware vSphere", 2013). A pCPU that changes from one vCPU to another pays the price
 * of the switch first, while the vCPU waits. Work is in nanoseconds at full speed; a busy sibling
 * thread and a remote NUMA node slow it down, with the remainder carried.
 *
 * <p>All times are whole nanoseconds: for each pCPU idle, switching and busy add up to the time
 * that passed, and so do the four states of each vCPU.
 */
public final class HostCpu {
  private static final int NONE = VcpuScheduler.NONE;

  private static final int RUN_PRIORITY = 0;

  /** What is handed out by period is there before slices that end at the same time. */
  private static final int PERIOD_PRIORITY = -1;

  private final EventLoop loop;
  private final Settings settings;
  private final VcpuScheduler scheduler;
  private final VcpuBursts bursts;

  // Made once, so that scheduling an event allocates nothing.
  private final EventHandler begin = this::begin;
  private final EventHandler endRun = this::endRun;
  private final EventHandler refill = this::refill;
  private final EventHandler renewBudgets = this::renewBudgets;

  private final CpuAccounts accounts;
  private final PcpuMap map;
  private final WorkLeft work = new WorkLeft();
  private final CapBudgets budgets;
  private final PcpuRuns runs;
  private final Gangs gangs;
  private final long[] events;
  private final boolean[] fetching; // its vCPU is being asked for work
  private int vcpus;
  private boolean dispatching;

  /**
   * Creates the pCPUs of a host, all idle.
   *
   * @param loop where its events go
   * @param scheduler a new scheduler, for this host alone
   * @param bursts where the work comes from
   */
  public HostCpu(EventLoop loop, Settings settings, VcpuScheduler scheduler, VcpuBursts bursts) {
    this.loop = loop;
    this.settings = settings;
    this.scheduler = scheduler;
    this.bursts = bursts;
    map = new PcpuMap(settings.topology);
    budgets = new CapBudgets(settings.capPeriodNanos);
    events = new long[map.pcpus()];
    fetching = new boolean[map.pcpus()];
    accounts = new CpuAccounts(loop, map.pcpus());
    runs = new PcpuRuns(map, work, budgets, scheduler);
    gangs = new Gangs(accounts, budgets, map);
    if (scheduler.refillNanos() != VcpuScheduler.ENDLESS) {
      scheduleRefill();
    }
  }

  /**
   * What a host's scheduling depends on beside the scheduler.
   *
   * @param topology its pCPUs
   * @param switchNanos price of a switch from one vCPU to another
   * @param capPeriodNanos period that caps are kept in
   */
  public record Settings(CpuTopology topology, long switchNanos, long capPeriodNanos) {
    public Settings {
      if (switchNanos < 0) {
        throw new IllegalArgumentException(
            "The switchNanos (" + switchNanos + ") must be zero or more.");
      }
      Require.positive("capPeriodNanos", capPeriodNanos);
    }

    /** Returns free switches, and caps kept in Xen's accounting period of 30 ms. */
    public static Settings of(CpuTopology topology) {
      return new Settings(topology, 0, 30_000_000);
    }
  }

  /** Adds a blocked vCPU; returns its number. */
  public int add(VcpuSpec spec) {
    int vcpu = vcpus++;
    map.add(spec.node());
    work.add();
    accounts.addVcpu();
    scheduler.add(spec.weight());
    gangs.add(spec.gang());
    if (budgets.add(spec.capPermille())) {
      scheduleRenewal();
    }
    return vcpu;
  }

  /** Returns where the time of pCPUs and vCPUs went. */
  public CpuAccounts accounts() {
    return accounts;
  }

  /** Returns the number of vCPUs. */
  public int vcpus() {
    return vcpus;
  }

  /**
   * Tells that a vCPU has work.
   *
   * @return whether it was blocked; one that was not will find the work anyway
   */
  public boolean wake(int vcpu) {
    if (accounts.vcpu(vcpu) != CpuAccounts.BLOCKED) {
      return false;
    }
    accounts.vcpu(vcpu, CpuAccounts.READY);
    if (budgets.isSpent(vcpu)) {
      budgets.park(vcpu);
      return true;
    }
    scheduler.enqueue(vcpu, true);
    dispatch();
    if (gangs.isWaiting(vcpu) && !(dispatching && map.idlePcpus() > 0)) {
      preemptFor(vcpu);
    }
    return true;
  }

  private void dispatch() {
    if (dispatching) {
      return; // a vCPU that was started found work for another one: the loop below goes on
    }
    dispatching = true;
    boolean going = true;
    while (going && map.idlePcpus() > 0) {
      int vcpu = scheduler.first();
      if (vcpu == NONE) {
        going = false;
      } else if (gangs.of(vcpu) == VcpuSpec.ALONE) {
        start(vcpu);
      } else {
        going = startGang(gangs.of(vcpu));
      }
    }
    dispatching = false;
  }

  /** Starts all waiting vCPUs of a guest, or none: then they are co-stopped. */
  private boolean startGang(int gang) {
    boolean fits = gangs.waiting(gang) <= map.idlePcpus();
    for (int v = 0; v < vcpus; v++) {
      if (gangs.waitsIn(gang, v)) {
        if (fits) {
          start(v);
        } else {
          accounts.vcpu(v, CpuAccounts.CO_STOPPED);
        }
      }
    }
    return fits;
  }

  private void preemptFor(int vcpu) {
    int gang = gangs.of(vcpu);
    if (gang != VcpuSpec.ALONE) {
      stopGang(gang);
      dispatch();
      return;
    }
    int victim = NONE;
    for (int p = 0; p < map.pcpus(); p++) {
      if (accounts.pcpu(p) == CpuAccounts.BUSY && !fetching[p]) {
        charge(p);
        boolean weaker =
            victim == NONE
                ? scheduler.preempts(vcpu, map.vcpuOn(p))
                : scheduler.preempts(map.vcpuOn(victim), map.vcpuOn(p));
        victim = weaker ? p : victim;
      }
    }
    if (victim != NONE) {
      stop(victim);
      dispatch();
    }
  }

  private void stopGang(int gang) {
    for (int p = 0; p < map.pcpus(); p++) {
      int vcpu = map.vcpuOn(p);
      if (vcpu != NONE && gangs.of(vcpu) == gang && !fetching[p]) {
        stop(p);
      }
    }
  }

  /** Takes the pCPU away from its vCPU, which goes on waiting. */
  private void stop(int pcpu) {
    charge(pcpu);
    loop.cancel(events[pcpu]);
    requeue(release(pcpu, CpuAccounts.READY));
  }

  private void requeue(int vcpu) {
    if (budgets.isSpent(vcpu)) {
      budgets.park(vcpu);
    } else {
      scheduler.enqueue(vcpu, false);
    }
  }

  /** Frees a pCPU; returns the vCPU that was on it. */
  private int release(int pcpu, int newState) {
    int vcpu = map.take(pcpu);
    accounts.vcpu(vcpu, newState);
    accounts.pcpu(pcpu, CpuAccounts.IDLE);
    retimeSibling(pcpu);
    return vcpu;
  }

  private void start(int vcpu) {
    scheduler.remove(vcpu);
    int pcpu = map.bestIdle(vcpu);
    long now = loop.nowNanos();
    boolean switches = map.put(vcpu, pcpu) && settings.switchNanos > 0;
    accounts.pcpu(pcpu, CpuAccounts.SWITCHING);
    retimeSibling(pcpu);
    if (switches) {
      events[pcpu] = loop.schedule(now + settings.switchNanos, RUN_PRIORITY, begin, pcpu);
    } else {
      begin(now, pcpu);
    }
  }

  private void begin(long nowNanos, long payload) {
    int pcpu = (int) payload;
    accounts.pcpu(pcpu, CpuAccounts.BUSY);
    accounts.vcpu(map.vcpuOn(pcpu), CpuAccounts.RUNNING);
    runs.begin(pcpu, nowNanos);
    proceed(pcpu);
  }

  /** Goes on with the work of the vCPU, or asks for more. */
  private void proceed(int pcpu) {
    int vcpu = map.vcpuOn(pcpu);
    if (work.isDone(vcpu)) {
      fetching[pcpu] = true;
      long burst = 0;
      while (burst == 0) {
        burst = bursts.nextNanos(vcpu, loop.nowNanos());
      }
      fetching[pcpu] = false;
      if (burst == VcpuBursts.NO_WORK) {
        release(pcpu, CpuAccounts.BLOCKED);
        dispatch();
        return;
      }
      work.give(vcpu, burst);
      // Some vCPUs of a co-scheduled guest wait while this one runs: it waits with them.
      if (gangs.of(vcpu) != VcpuSpec.ALONE && gangs.waiting(gangs.of(vcpu)) > 0) {
        requeue(release(pcpu, CpuAccounts.READY));
        dispatch();
        return;
      }
    }
    runs.retime(pcpu);
    long end = runs.endNanos(pcpu, loop.nowNanos());
    events[pcpu] = loop.schedule(end, RUN_PRIORITY, endRun, pcpu);
  }

  private void charge(int pcpu) {
    if (accounts.pcpu(pcpu) == CpuAccounts.BUSY) {
      runs.charge(pcpu, loop.nowNanos());
    }
  }

  private void retimeSibling(int pcpu) {
    int sibling = settings.topology.sibling(pcpu);
    if (sibling >= 0 && accounts.pcpu(sibling) == CpuAccounts.BUSY && !fetching[sibling]) {
      charge(sibling);
      runs.retime(sibling);
      loop.reschedule(events[sibling], runs.endNanos(sibling, loop.nowNanos()));
    }
  }

  private void endRun(long nowNanos, long payload) {
    int pcpu = (int) payload;
    charge(pcpu);
    int vcpu = map.vcpuOn(pcpu);
    if (!runs.isOver(pcpu, nowNanos) || work.isDone(vcpu)) {
      // Work that ends with the slice is handed over before the pCPU is.
      proceed(pcpu);
    } else if (scheduler.first() == NONE && !budgets.isSpent(vcpu)) {
      runs.openSlice(pcpu, nowNanos);
      proceed(pcpu);
    } else {
      int gang = gangs.of(vcpu);
      requeue(release(pcpu, CpuAccounts.READY));
      if (gang != VcpuSpec.ALONE) {
        stopGang(gang);
      }
      dispatch();
    }
  }

  private void scheduleRefill() {
    loop.schedule(loop.nowNanos() + scheduler.refillNanos(), PERIOD_PRIORITY, refill, 0);
  }

  private void refill(long nowNanos, long payload) {
    for (int p = 0; p < map.pcpus(); p++) {
      charge(p);
    }
    scheduler.refill();
    scheduleRefill();
  }

  private void scheduleRenewal() {
    loop.schedule(loop.nowNanos() + settings.capPeriodNanos, PERIOD_PRIORITY, renewBudgets, 0);
  }

  private void renewBudgets(long nowNanos, long payload) {
    scheduleRenewal();
    for (int p = 0; p < map.pcpus(); p++) {
      charge(p);
    }
    for (int v = 0; v < vcpus; v++) {
      if (budgets.renew(v)) {
        scheduler.enqueue(v, false);
      }
    }
    for (int p = 0; p < map.pcpus(); p++) {
      if (accounts.pcpu(p) == CpuAccounts.BUSY && budgets.isCapped(map.vcpuOn(p))) {
        loop.reschedule(events[p], runs.endNanos(p, nowNanos));
      }
    }
    dispatch();
  }
}
