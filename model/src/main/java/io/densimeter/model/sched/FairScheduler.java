package io.densimeter.model.sched;

import io.densimeter.model.units.Require;
import java.util.Arrays;

/**
 * Linux's completely fair scheduler, as KVM's vCPUs and containers meet it: the vCPU with the
 * smallest virtual run time (run time over weight) runs next. The latency target is shared out
 * among those that want to run, but no slice is shorter than the granularity. A vCPU that wakes up
 * comes in at most half a latency target behind the others, and preempts when it is behind the
 * running one by more than the wake-up granularity.
 *
 * <p>Left out: a queue of its own for each pCPU, between which Linux balances load.
 *
 * @see <a href="https://docs.kernel.org/scheduler/sched-design-CFS.html">CFS scheduler, Linux
 *     kernel documentation</a>
 */
public final class FairScheduler implements VcpuScheduler {
  /** Virtual time is in units of 1/1024 weight, so that small weights keep their digits. */
  private static final int UNIT = 1024;

  private final int pcpus;
  private final Settings settings;
  private int[] weights = new int[0];
  private long[] virtualNanos = new long[0];
  private int[] waiting = new int[0];
  private int[] position = new int[0];
  private int count;
  private long waitingWeight;
  private long floorNanos;

  /**
   * Creates a scheduler.
   *
   * @param pcpus pCPUs that the latency target is shared out on
   */
  public FairScheduler(int pcpus, Settings settings) {
    Require.positive("pcpus", pcpus);
    this.pcpus = pcpus;
    this.settings = settings;
  }

  /**
   * The scheduler's parameters.
   *
   * @param latencyNanos time in which each runnable vCPU has a turn
   * @param granularityNanos shortest slice
   * @param wakeupNanos by how much a waking vCPU must be behind to preempt
   */
  public record Settings(long latencyNanos, long granularityNanos, long wakeupNanos) {
    public Settings {
      Require.positive("latencyNanos", latencyNanos);
      Require.positive("granularityNanos", granularityNanos);
      Require.positive("wakeupNanos", wakeupNanos);
    }

    /** Returns Linux's parameters on 8 CPUs or more: 24 ms, 3 ms, 4 ms (kernel/sched/fair.c). */
    public static Settings linux() {
      return new Settings(24_000_000, 3_000_000, 4_000_000);
    }
  }

  @Override
  public void add(int weight) {
    int size = weights.length + 1;
    weights = Arrays.copyOf(weights, size);
    weights[size - 1] = weight;
    virtualNanos = Arrays.copyOf(virtualNanos, size);
    waiting = Arrays.copyOf(waiting, size);
    position = Arrays.copyOf(position, size);
  }

  @Override
  public void enqueue(int vcpu, boolean woken) {
    if (woken) {
      long least = floorNanos - settings.latencyNanos / 2;
      virtualNanos[vcpu] = Math.max(virtualNanos[vcpu], least);
    }
    position[vcpu] = count;
    waiting[count++] = vcpu;
    waitingWeight += weights[vcpu];
  }

  @Override
  public int first() {
    int first = NONE;
    for (int i = 0; i < count; i++) {
      int vcpu = waiting[i];
      if (first == NONE || isBefore(vcpu, first)) {
        first = vcpu;
      }
    }
    return first;
  }

  private boolean isBefore(int a, int b) {
    long difference = virtualNanos[a] - virtualNanos[b];
    return difference < 0 || (difference == 0 && a < b);
  }

  @Override
  public void remove(int vcpu) {
    int last = waiting[--count];
    waiting[position[vcpu]] = last;
    position[last] = position[vcpu];
    waitingWeight -= weights[vcpu];
    floorNanos = Math.max(floorNanos, virtualNanos[vcpu]);
  }

  @Override
  public long sliceNanos(int vcpu) {
    double share = (double) weights[vcpu] * pcpus / (waitingWeight + (long) weights[vcpu] * pcpus);
    return Math.max(settings.granularityNanos, (long) (settings.latencyNanos * share));
  }

  @Override
  public void ran(int vcpu, long nanos) {
    virtualNanos[vcpu] += nanos * UNIT / weights[vcpu];
  }

  @Override
  public boolean preempts(int waitingVcpu, int running) {
    return virtualNanos[waitingVcpu] + settings.wakeupNanos < virtualNanos[running];
  }

  @Override
  public long refillNanos() {
    return ENDLESS;
  }

  @Override
  public void refill() {}
}
