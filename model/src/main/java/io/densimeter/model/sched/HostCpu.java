package io.densimeter.model.sched;

import io.densimeter.model.sim.EventHandler;
import io.densimeter.model.sim.EventLoop;
import io.densimeter.model.units.Require;
import java.util.Arrays;

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
  private static final int FULL = CpuTopology.FULL_PERMILLE;

  private static final int RUN_PRIORITY = 0;

  /** What is handed out by period is there before slices that end at the same time. */
  private static final int PERIOD_PRIORITY = -1;

  private final EventLoop loop;
  private final Settings settings;
  private final CpuTopology topology;
  private final VcpuScheduler scheduler;
  private final VcpuBursts bursts;

  // Made once, so that scheduling an event allocates nothing.
  private final EventHandler begin = this::begin;
  private final EventHandler endRun = this::endRun;
  private final EventHandler refill = this::refill;
  private final EventHandler renewBudgets = this::renewBudgets;

  private final CpuAccounts accounts;
  private VcpuSpec[] specs = new VcpuSpec[0];
  private long[] remainingNanos = new long[0]; // work at full speed
  private long[] donePermille = new long[0]; // of the next nanosecond of work
  private long[] budgetNanos = new long[0];
  private int[] lastPcpu = new int[0];
  private int[] pcpuOf = new int[0];
  private boolean[] parked = new boolean[0];
  private boolean capped;

  private final int[] running;
  private final int[] lastVcpu;
  private final int[] speedPermille;
  private final long[] chargedUntil;
  private final long[] sliceEnd;
  private final long[] events;
  private final boolean[] fetching; // its vCPU is being asked for work
  private int idlePcpus;
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
    topology = settings.topology;
    int pcpus = topology.pcpus();
    running = new int[pcpus];
    Arrays.fill(running, NONE);
    lastVcpu = running.clone();
    speedPermille = new int[pcpus];
    chargedUntil = new long[pcpus];
    sliceEnd = new long[pcpus];
    events = new long[pcpus];
    fetching = new boolean[pcpus];
    idlePcpus = pcpus;
    accounts = new CpuAccounts(loop, pcpus);
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
    int vcpu = specs.length;
    if (spec.node() >= topology.nodes()) {
      throw new IllegalArgumentException(
          "The node (" + spec.node() + ") must be less than " + topology.nodes() + ".");
    }
    specs = Arrays.copyOf(specs, vcpu + 1);
    specs[vcpu] = spec;
    remainingNanos = Arrays.copyOf(remainingNanos, vcpu + 1);
    donePermille = Arrays.copyOf(donePermille, vcpu + 1);
    budgetNanos = Arrays.copyOf(budgetNanos, vcpu + 1);
    budgetNanos[vcpu] = budget(spec);
    lastPcpu = Arrays.copyOf(lastPcpu, vcpu + 1);
    lastPcpu[vcpu] = NONE;
    pcpuOf = Arrays.copyOf(pcpuOf, vcpu + 1);
    pcpuOf[vcpu] = NONE;
    parked = Arrays.copyOf(parked, vcpu + 1);
    accounts.addVcpu();
    scheduler.add(spec.weight());
    if (spec.gang() != VcpuSpec.ALONE) {
      requireGangFits(spec.gang());
    }
    if (spec.capPermille() < FULL && !capped) {
      capped = true;
      loop.schedule(loop.nowNanos() + settings.capPeriodNanos, PERIOD_PRIORITY, renewBudgets, 0);
    }
    return vcpu;
  }

  private void requireGangFits(int gang) {
    long size = Arrays.stream(specs).filter(spec -> spec.gang() == gang).count();
    if (size > topology.pcpus()) {
      throw new IllegalArgumentException(
          "A guest of "
              + size
              + " vCPUs or more can never be co-scheduled on "
              + topology.pcpus()
              + " pCPUs.");
    }
  }

  /** Returns where the time of pCPUs and vCPUs went. */
  public CpuAccounts accounts() {
    return accounts;
  }

  /** Returns the number of vCPUs. */
  public int vcpus() {
    return specs.length;
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
    if (budgetNanos[vcpu] <= 0) {
      parked[vcpu] = true;
      return true;
    }
    scheduler.enqueue(vcpu, true);
    dispatch();
    if (isWaiting(vcpu) && !(dispatching && idlePcpus > 0)) {
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
    while (going && idlePcpus > 0) {
      int vcpu = scheduler.first();
      if (vcpu == NONE) {
        going = false;
      } else if (specs[vcpu].gang() == VcpuSpec.ALONE) {
        start(vcpu);
      } else {
        going = startGang(specs[vcpu].gang());
      }
    }
    dispatching = false;
  }

  /** Starts all waiting vCPUs of a guest, or none: then they are co-stopped. */
  private boolean startGang(int gang) {
    int waiting = 0;
    for (int v = 0; v < specs.length; v++) {
      waiting += specs[v].gang() == gang && isWaiting(v) ? 1 : 0;
    }
    boolean fits = waiting <= idlePcpus;
    for (int v = 0; v < specs.length; v++) {
      if (specs[v].gang() == gang && isWaiting(v)) {
        if (fits) {
          start(v);
        } else {
          accounts.vcpu(v, CpuAccounts.CO_STOPPED);
        }
      }
    }
    return fits;
  }

  private boolean isWaiting(int vcpu) {
    int state = accounts.vcpu(vcpu);
    return (state == CpuAccounts.READY || state == CpuAccounts.CO_STOPPED)
        && !parked[vcpu]
        && pcpuOf[vcpu] == NONE;
  }

  private void preemptFor(int vcpu) {
    int gang = specs[vcpu].gang();
    if (gang != VcpuSpec.ALONE) {
      stopGang(gang);
      dispatch();
      return;
    }
    int victim = NONE;
    for (int p = 0; p < running.length; p++) {
      if (accounts.pcpu(p) == CpuAccounts.BUSY && !fetching[p]) {
        charge(p);
        boolean weaker =
            victim == NONE
                ? scheduler.preempts(vcpu, running[p])
                : scheduler.preempts(running[victim], running[p]);
        victim = weaker ? p : victim;
      }
    }
    if (victim != NONE) {
      stop(victim);
      dispatch();
    }
  }

  private void stopGang(int gang) {
    for (int p = 0; p < running.length; p++) {
      if (running[p] != NONE && specs[running[p]].gang() == gang && !fetching[p]) {
        stop(p);
      }
    }
  }

  /** Takes the pCPU away from its vCPU, which goes on waiting. */
  private void stop(int pcpu) {
    int vcpu = running[pcpu];
    charge(pcpu);
    loop.cancel(events[pcpu]);
    release(pcpu, CpuAccounts.READY);
    requeue(vcpu);
  }

  private void requeue(int vcpu) {
    if (budgetNanos[vcpu] <= 0) {
      parked[vcpu] = true;
    } else {
      scheduler.enqueue(vcpu, false);
    }
  }

  private void release(int pcpu, int newState) {
    int vcpu = running[pcpu];
    accounts.vcpu(vcpu, newState);
    accounts.pcpu(pcpu, CpuAccounts.IDLE);
    pcpuOf[vcpu] = NONE;
    running[pcpu] = NONE;
    idlePcpus++;
    retimeSibling(pcpu);
  }

  private void start(int vcpu) {
    scheduler.remove(vcpu);
    int pcpu = bestIdle(vcpu);
    long now = loop.nowNanos();
    running[pcpu] = vcpu;
    pcpuOf[vcpu] = pcpu;
    idlePcpus--;
    boolean switches = settings.switchNanos > 0 && lastVcpu[pcpu] != vcpu;
    lastVcpu[pcpu] = vcpu;
    lastPcpu[vcpu] = pcpu;
    accounts.pcpu(pcpu, CpuAccounts.SWITCHING);
    retimeSibling(pcpu);
    if (switches) {
      events[pcpu] = loop.schedule(now + settings.switchNanos, RUN_PRIORITY, begin, pcpu);
    } else {
      begin(now, pcpu);
    }
  }

  /** Where the vCPU ran last, else its node, a whole core before half of one, the lowest number. */
  private int bestIdle(int vcpu) {
    int last = lastPcpu[vcpu];
    int best = NONE;
    int bestRank = -1;
    for (int p = 0; p < running.length; p++) {
      if (running[p] == NONE) {
        int sibling = topology.sibling(p);
        int rank =
            (topology.node(p) == specs[vcpu].node() ? 4 : 0)
                + (sibling < 0 || running[sibling] == NONE ? 2 : 0)
                + (p == last ? 1 : 0);
        if (rank > bestRank) {
          best = p;
          bestRank = rank;
        }
      }
    }
    return best;
  }

  private void begin(long nowNanos, long payload) {
    int pcpu = (int) payload;
    int vcpu = running[pcpu];
    accounts.pcpu(pcpu, CpuAccounts.BUSY);
    accounts.vcpu(vcpu, CpuAccounts.RUNNING);
    chargedUntil[pcpu] = nowNanos;
    openSlice(pcpu);
    proceed(pcpu);
  }

  private void openSlice(int pcpu) {
    long slice = scheduler.sliceNanos(running[pcpu]);
    long now = loop.nowNanos();
    sliceEnd[pcpu] = slice > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + slice;
  }

  /** Goes on with the work of the vCPU, or asks for more. */
  private void proceed(int pcpu) {
    int vcpu = running[pcpu];
    if (remainingNanos[vcpu] == 0) {
      fetching[pcpu] = true;
      long work = 0;
      while (work == 0) {
        work = bursts.nextNanos(vcpu, loop.nowNanos());
      }
      fetching[pcpu] = false;
      if (work == VcpuBursts.NO_WORK) {
        release(pcpu, CpuAccounts.BLOCKED);
        dispatch();
        return;
      }
      remainingNanos[vcpu] = work;
      if (isSplit(specs[vcpu].gang())) {
        release(pcpu, CpuAccounts.READY);
        requeue(vcpu);
        dispatch();
        return;
      }
    }
    speedPermille[pcpu] = speed(pcpu);
    events[pcpu] = loop.schedule(nextEnd(pcpu), RUN_PRIORITY, endRun, pcpu);
  }

  /** Returns whether some vCPUs of a co-scheduled guest wait while this one runs. */
  private boolean isSplit(int gang) {
    if (gang != VcpuSpec.ALONE) {
      for (int v = 0; v < specs.length; v++) {
        if (specs[v].gang() == gang && isWaiting(v)) {
          return true;
        }
      }
    }
    return false;
  }

  private int speed(int pcpu) {
    int sibling = topology.sibling(pcpu);
    int smt = sibling >= 0 && running[sibling] != NONE ? topology.smtPermille() : FULL;
    boolean remote = topology.node(pcpu) != specs[running[pcpu]].node();
    return remote ? Math.max(1, smt * topology.remotePermille() / FULL) : smt;
  }

  private long nextEnd(int pcpu) {
    int vcpu = running[pcpu];
    int speed = speedPermille[pcpu];
    long work = remainingNanos[vcpu];
    long wall =
        speed == FULL
            ? work
            : (Math.multiplyExact(work, FULL) - donePermille[vcpu] + speed - 1) / speed;
    long end = Math.min(Math.addExact(loop.nowNanos(), wall), sliceEnd[pcpu]);
    return specs[vcpu].capPermille() == FULL
        ? end
        : Math.min(end, loop.nowNanos() + Math.max(0, budgetNanos[vcpu]));
  }

  /** Brings work and charges of a running vCPU up to now. */
  private void charge(int pcpu) {
    long now = loop.nowNanos();
    if (accounts.pcpu(pcpu) != CpuAccounts.BUSY || chargedUntil[pcpu] == now) {
      return;
    }
    int vcpu = running[pcpu];
    long elapsed = now - chargedUntil[pcpu];
    chargedUntil[pcpu] = now;
    int speed = speedPermille[pcpu];
    long done = elapsed;
    if (speed != FULL) {
      long permille = elapsed * speed + donePermille[vcpu];
      done = permille / FULL;
      donePermille[vcpu] = permille % FULL;
    }
    remainingNanos[vcpu] = Math.max(0, remainingNanos[vcpu] - done);
    if (specs[vcpu].capPermille() < FULL) {
      budgetNanos[vcpu] -= elapsed;
    }
    scheduler.ran(vcpu, elapsed);
  }

  private void retimeSibling(int pcpu) {
    int sibling = topology.sibling(pcpu);
    if (sibling >= 0 && accounts.pcpu(sibling) == CpuAccounts.BUSY && !fetching[sibling]) {
      charge(sibling);
      speedPermille[sibling] = speed(sibling);
      loop.reschedule(events[sibling], nextEnd(sibling));
    }
  }

  private void endRun(long nowNanos, long payload) {
    int pcpu = (int) payload;
    charge(pcpu);
    int vcpu = running[pcpu];
    boolean sliceOver = nowNanos >= sliceEnd[pcpu] || budgetNanos[vcpu] <= 0;
    if (!sliceOver || remainingNanos[vcpu] == 0) {
      // Work that ends with the slice is handed over before the pCPU is.
      proceed(pcpu);
    } else if (scheduler.first() == NONE && budgetNanos[vcpu] > 0) {
      openSlice(pcpu);
      proceed(pcpu);
    } else {
      int gang = specs[vcpu].gang();
      release(pcpu, CpuAccounts.READY);
      requeue(vcpu);
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
    for (int p = 0; p < running.length; p++) {
      charge(p);
    }
    scheduler.refill();
    scheduleRefill();
  }

  private long budget(VcpuSpec spec) {
    return spec.capPermille() == FULL
        ? Long.MAX_VALUE
        : Math.max(1, settings.capPeriodNanos * spec.capPermille() / FULL);
  }

  private void renewBudgets(long nowNanos, long payload) {
    loop.schedule(nowNanos + settings.capPeriodNanos, PERIOD_PRIORITY, renewBudgets, 0);
    for (int p = 0; p < running.length; p++) {
      charge(p);
    }
    for (int v = 0; v < specs.length; v++) {
      budgetNanos[v] = budget(specs[v]);
      if (parked[v]) {
        parked[v] = false;
        scheduler.enqueue(v, false);
      }
    }
    for (int p = 0; p < running.length; p++) {
      if (accounts.pcpu(p) == CpuAccounts.BUSY && specs[running[p]].capPermille() < FULL) {
        loop.reschedule(events[p], nextEnd(p));
      }
    }
    dispatch();
  }
}
