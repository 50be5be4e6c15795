package io.densimeter.model.sched;

import io.densimeter.model.units.Require;
import java.util.Arrays;

/**
 * Xen's credit scheduler: each period hands out the time of all pCPUs as credits, by weight, to the
 * vCPUs that wanted to run; running burns them. Who has credits left goes before who has none, and
 * who wakes up with credits goes before all, until it has run.
 *
 * <p>A vCPU that wakes up comes with one period's credits at most; while it wants to run, credits
 * and debts are kept for ten periods. With Xen's bound of one, vCPUs that run whole slices would
 * not come out by weight. Left out: a queue of its own for each pCPU; Xen's pCPUs steal work from
 * each other, so that none idles while a vCPU waits.
 *
 * @see <a href="https://doi.org/10.1145/1330555.1330556">Cherkasova, Gupta and Vahdat, "Comparison
 *     of the three CPU schedulers in Xen", SIGMETRICS PER 35(2), 2007</a>
 */
public final class CreditScheduler implements VcpuScheduler {
  private static final int BOOST = 0;
  private static final int UNDER = 1;
  private static final int OVER = 2;
  private static final int KEPT_PERIODS = 10;

  private final int pcpus;
  private final Settings settings;
  private final VcpuQueue[] waiting = {new VcpuQueue(), new VcpuQueue(), new VcpuQueue()};
  private int[] weights = new int[0];
  private long[] credits = new long[0];
  private int[] priorities = new int[0];
  private boolean[] queued = new boolean[0];
  private boolean[] active = new boolean[0];

  /**
   * Creates a scheduler.
   *
   * @param pcpus pCPUs whose time is handed out
   */
  public CreditScheduler(int pcpus, Settings settings) {
    Require.positive("pcpus", pcpus);
    this.pcpus = pcpus;
    this.settings = settings;
  }

  /**
   * The scheduler's parameters.
   *
   * @param sliceNanos time slice
   * @param periodNanos time between two hand-outs
   * @param boost whether a vCPU that wakes up goes first
   */
  public record Settings(long sliceNanos, long periodNanos, boolean boost) {
    public Settings {
      Require.positive("sliceNanos", sliceNanos);
      Require.positive("periodNanos", periodNanos);
    }

    /** Returns the parameters of Xen 3.0 to 4.1: 30 ms and 30 ms, with boost (paper, section 2). */
    public static Settings xen() {
      return new Settings(30_000_000, 30_000_000, true);
    }
  }

  @Override
  public void add(int weight) {
    int size = weights.length + 1;
    weights = Arrays.copyOf(weights, size);
    weights[size - 1] = weight;
    credits = Arrays.copyOf(credits, size);
    priorities = Arrays.copyOf(priorities, size);
    priorities[size - 1] = UNDER;
    queued = Arrays.copyOf(queued, size);
    active = Arrays.copyOf(active, size);
    for (var queue : waiting) {
      queue.add();
    }
  }

  @Override
  public void enqueue(int vcpu, boolean woken) {
    if (woken) {
      credits[vcpu] = Math.min(credits[vcpu], settings.periodNanos);
    }
    int priority = credits[vcpu] >= 0 ? UNDER : OVER;
    if (woken && settings.boost && priority == UNDER) {
      priority = BOOST;
    }
    priorities[vcpu] = priority;
    queued[vcpu] = true;
    active[vcpu] = true;
    waiting[priority].append(vcpu);
  }

  @Override
  public int first() {
    for (var queue : waiting) {
      if (queue.head() != NONE) {
        return queue.head();
      }
    }
    return NONE;
  }

  @Override
  public void remove(int vcpu) {
    waiting[priorities[vcpu]].remove(vcpu);
    queued[vcpu] = false;
    active[vcpu] = true;
  }

  @Override
  public long sliceNanos(int vcpu) {
    return settings.sliceNanos;
  }

  @Override
  public void ran(int vcpu, long nanos) {
    active[vcpu] = true;
    credits[vcpu] -= nanos;
    if (nanos > 0) {
      priorities[vcpu] = credits[vcpu] >= 0 ? UNDER : OVER;
    }
  }

  @Override
  public boolean preempts(int waitingVcpu, int running) {
    return priorities[waitingVcpu] < priorities[running];
  }

  @Override
  public long refillNanos() {
    return settings.periodNanos;
  }

  @Override
  public void refill() {
    long weight = 0;
    for (int v = 0; v < weights.length; v++) {
      weight += active[v] ? weights[v] : 0;
    }
    long period = settings.periodNanos;
    for (int v = 0; v < weights.length; v++) {
      if (active[v]) {
        long share = pcpus * period / weight * weights[v];
        long most = KEPT_PERIODS * period;
        credits[v] = Math.max(-most, Math.min(most, credits[v] + share));
      }
      active[v] = queued[v];
    }
    promote();
  }

  private void promote() {
    for (int v = waiting[OVER].head(); v != NONE; ) {
      int behind = waiting[OVER].after(v);
      if (credits[v] >= 0) {
        waiting[OVER].remove(v);
        priorities[v] = UNDER;
        waiting[UNDER].append(v);
      }
      v = behind;
    }
  }
}
