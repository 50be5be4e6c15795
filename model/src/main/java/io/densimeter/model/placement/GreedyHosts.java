package io.densimeter.model.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The hosts filled one after the other, lowest number first: of the items that fit, the one that
 * suits what the host has left best, until none fits (the host-centric greedy of Panigrahy et al.).
 *
 * <p>Needs and what is left are shares of an empty host. Each resource weighs as much as the mean
 * item needs of it: what is scarce counts. Items that a licence keeps to fewer hosts go first.
 *
 * <p>Every host looks at every item that is left: time grows with hosts times items.
 */
final class GreedyHosts {
  private final PlacementRequest request;
  private final Items items;
  private final HostLoads loads;
  private final Fit fit;

  /** How well an item suits a host. */
  @FunctionalInterface
  interface Fit {
    /**
     * Returns a figure that is larger the better the item suits.
     *
     * @param weights weight by resource
     * @param needs share of an empty host that the item needs, by resource
     * @param left share of an empty host that is left, by resource
     */
    double of(double[] weights, double[] needs, double[] left);
  }

  GreedyHosts(PlacementRequest request, Fit fit) {
    this.request = request;
    this.items = request.items();
    this.loads = new HostLoads(request);
    this.fit = fit;
  }

  Placement fill() {
    int[] hostOf = new int[items.count()];
    Arrays.fill(hostOf, Placement.UNPLACED);
    List<Integer> waiting = new ArrayList<>();
    for (int item : DecreasingOrder.of(request)) { // equally good ones: the larger first
      waiting.add(item);
    }
    for (int group = 0; group < request.groups().size(); group++) {
      double[][] needs = needs(group);
      double[] weights = means(needs);
      for (int i = 0; i < request.openHosts(group) && !waiting.isEmpty(); i++) {
        fill(request.firstHost(group) + i, needs, weights, waiting, hostOf);
      }
    }
    return Placement.of(request, items.byGuest(hostOf));
  }

  private void fill(
      int host, double[][] needs, double[] weights, List<Integer> waiting, int[] hostOf) {
    while (loads.guests(host) < request.maxGuestsPerHost()) {
      double[] left = left(host);
      int best = -1;
      int fewestHosts = Integer.MAX_VALUE;
      double bestFit = 0;
      for (int at = 0; at < waiting.size(); at++) {
        int item = waiting.get(at);
        int hosts = items.hostsFor(item);
        if (hosts <= fewestHosts && loads.admits(host, item)) {
          double itsFit = fit.of(weights, needs[item], left);
          if (best < 0 || hosts < fewestHosts || itsFit > bestFit) {
            best = at;
            fewestHosts = hosts;
            bestFit = itsFit;
          }
        }
      }
      if (best < 0) {
        return;
      }
      int item = waiting.remove(best);
      loads.put(host, item);
      hostOf[item] = host;
    }
  }

  private double[][] needs(int group) {
    var further = request.furtherResources();
    double[][] needs = new double[items.count()][2 + further.size()];
    for (int item = 0; item < needs.length; item++) {
      needs[item][0] = share(items.peakHertz(group, item), request.offeredCpuHertz(group));
      needs[item][1] = share(items.memoryBytes(item), request.offeredMemoryBytes(group));
      for (int r = 0; r < further.size(); r++) {
        needs[item][2 + r] = share(items.need(further.get(r), item), further.get(r).offered(group));
      }
    }
    return needs;
  }

  private double[] left(int host) {
    int group = request.groupOf(host);
    var further = request.furtherResources();
    double[] left = new double[2 + further.size()];
    left[0] = share(loads.cpuLeftHertz(host), request.offeredCpuHertz(group));
    left[1] = share(loads.memoryLeftBytes(host), request.offeredMemoryBytes(group));
    for (int r = 0; r < further.size(); r++) {
      long offered = further.get(r).offered(group);
      left[2 + r] = share(offered - loads.further(r, host), offered);
    }
    return left;
  }

  private static double[] means(double[][] needs) {
    double[] means = new double[needs[0].length];
    for (double[] item : needs) {
      for (int r = 0; r < means.length; r++) {
        means[r] += item[r] / needs.length;
      }
    }
    return means;
  }

  private static double share(long amount, long offered) {
    return (double) amount / Math.max(1, offered);
  }
}
