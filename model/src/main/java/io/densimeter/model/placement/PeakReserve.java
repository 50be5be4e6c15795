package io.densimeter.model.placement;

/** The CPU that each host keeps for the peaks of its guests; the rule is at {@link PeakNeeds}. */
final class PeakReserve {
  private final PlacementRequest request;
  private final PeakNeeds peaks;
  private final long[][] byCluster; // by host with guests, by cluster
  private final long[] hertz; // by host: the largest of its clusters

  PeakReserve(PlacementRequest request) {
    this.request = request;
    peaks = request.peaks();
    boolean any = peaks.clusters() > 0;
    byCluster = new long[any ? request.hosts() : 0][];
    hertz = new long[any ? request.hosts() : 0];
  }

  long hertz(int host) {
    return hertz.length == 0 ? 0 : hertz[host];
  }

  /** Returns what a host would keep with an item beside those that it has. */
  long with(int host, int item) {
    if (hertz.length == 0) {
      return 0;
    }
    change(host, item, 1);
    long kept = hertz[host];
    change(host, item, -1);
    return kept;
  }

  void change(int host, int item, int sign) {
    if (hertz.length == 0) {
      return;
    }
    if (byCluster[host] == null) {
      byCluster[host] = new long[peaks.clusters()];
    }
    int group = request.groupOf(host);
    for (int guest : request.items().guests(item)) {
      byCluster[host][peaks.cluster(guest)] += sign * peaks.extraCpuHertz(group, guest);
    }
    long most = 0;
    for (long cluster : byCluster[host]) {
      most = Math.max(most, cluster);
    }
    hertz[host] = most;
  }
}
