package io.densimeter.model.placement;

import java.util.Arrays;

/**
 * The CPU that guests need at their peaks, beyond their needs off-peak, and which guests peak
 * together.
 *
 * <p>Guests of one cluster peak at the same time, those of different clusters at different times. A
 * host therefore gives each guest its off-peak need and keeps one buffer for all peaks, as large as
 * the worst cluster on it asks for: the peak clustering based placement of Verma et al.
 *
 * <pre>CPU of a host = Σ offPeak[g] + max over clusters c of Σ extra[g], g in c</pre>
 *
 * @see <a
 *     href="https://www.usenix.org/legacy/event/usenix09/tech/full_papers/verma/verma.pdf">Verma,
 *     Dasgupta, Nayak, De and Kothari, Server workload analysis for power minimization using
 *     consolidation, USENIX 2009, section 5.2</a>
 */
public final class PeakNeeds {
  /** No guest has a peak. */
  static final PeakNeeds NONE = new PeakNeeds(new long[0][0], new int[0]);

  private final long[][] extraCpuHertz; // by group, by guest
  private final int[] cluster; // by guest
  private final int clusters;

  private PeakNeeds(long[][] extraCpuHertz, int[] cluster) {
    this.extraCpuHertz = extraCpuHertz;
    this.cluster = cluster;
    this.clusters = 1 + Arrays.stream(cluster).max().orElse(-1);
  }

  /**
   * Returns peaks.
   *
   * @param extraCpuHertz by group, then by guest: CPU beyond the off-peak need, zero or more
   * @param cluster by guest: the number of its cluster, from 0
   */
  public static PeakNeeds of(long[][] extraCpuHertz, int[] cluster) {
    long[][] extra = new long[extraCpuHertz.length][];
    for (int group = 0; group < extra.length; group++) {
      for (long each : extraCpuHertz[group]) {
        Check.atLeast("extra CPU need", 0, each);
      }
      extra[group] = extraCpuHertz[group].clone();
    }
    for (int each : cluster) {
      Check.atLeast("cluster", 0, each);
    }
    return new PeakNeeds(extra, cluster.clone());
  }

  /** Returns the CPU beyond the off-peak need of a guest on hosts of a group. */
  public long extraCpuHertz(int group, int guest) {
    return extraCpuHertz[group][guest];
  }

  /** Returns the cluster of a guest. */
  public int cluster(int guest) {
    return cluster[guest];
  }

  /** Returns the number of clusters: 0 when no guest has a peak. */
  public int clusters() {
    return clusters;
  }

  void requireFor(int guests, int groups) {
    boolean fits = cluster.length == guests && extraCpuHertz.length == groups;
    for (long[] row : extraCpuHertz) {
      fits &= row.length == guests;
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "Peaks must be given for " + guests + " guests and " + groups + " groups.");
    }
  }
}
