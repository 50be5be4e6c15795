package io.densimeter.model.placement;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which guests peak together: those whose peaks overlap in time.
 *
 * <p>The envelope of a guest has two levels, peak where its demand is above its off-peak size and
 * off-peak elsewhere (Verma et al. 2009, section 5.2). A guest joins the first cluster whose first
 * guest's peaks overlap its own in at least half of the shorter of the two; otherwise it starts a
 * cluster. The half is our choice: the paper gives no figure.
 *
 * @see PeakNeeds
 */
public final class PeakClusters {
  private PeakClusters() {}

  /**
   * Returns the cluster of each guest, numbered from 0 in the order of their first guests.
   *
   * @param peaks by guest, the steps at which it is above its off-peak size; the guests that never
   *     are make a cluster
   */
  public static int[] of(List<BitSet> peaks) {
    List<BitSet> leaders = new ArrayList<>();
    int[] cluster = new int[peaks.size()];
    for (int guest = 0; guest < cluster.length; guest++) {
      var own = peaks.get(guest);
      int joined = 0;
      while (joined < leaders.size() && !overlap(leaders.get(joined), own)) {
        joined++;
      }
      if (joined == leaders.size()) {
        leaders.add(own);
      }
      cluster[guest] = joined;
    }
    return cluster;
  }

  private static boolean overlap(BitSet leader, BitSet own) {
    if (own.isEmpty() || leader.isEmpty()) {
      return own.isEmpty()
          && leader.isEmpty(); // the guests without peaks need no buffer: one cluster
    }
    var both = (BitSet) leader.clone();
    both.and(own);
    return 2 * both.cardinality() >= Math.min(leader.cardinality(), own.cardinality());
  }
}
