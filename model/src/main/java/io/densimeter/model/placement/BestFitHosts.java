package io.densimeter.model.placement;

/** The hosts as items fill them, fullest first. */
final class BestFitHosts {
  private final PlacementRequest request;
  private final Items items;
  private final HostLoads loads;
  private final BestFitTree[] carrying; // by group: hosts that carry guests and may take more
  private final FirstFitTree[] empty; // by group: hosts without guests

  BestFitHosts(PlacementRequest request) {
    this.request = request;
    items = request.items();
    loads = new HostLoads(request);
    int groups = request.groups().size();
    carrying = new BestFitTree[groups];
    empty = new FirstFitTree[groups];
    for (int group = 0; group < groups; group++) {
      carrying[group] = new BestFitTree(request.openHosts(group));
      empty[group] = new FirstFitTree(request, group);
    }
  }

  Placement takeAll(int[] order) {
    int[] hostOf = new int[items.count()];
    for (int item : order) {
      hostOf[item] = take(item);
    }
    return Placement.of(request, items.byGuest(hostOf));
  }

  private int take(int item) {
    long memory = items.memoryBytes(item);
    int bestGroup = -1;
    int bestHost = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int group = 0; group < carrying.length; group++) {
      int first = request.firstHost(group);
      long cpu = items.cpuHertz(group, item);
      double need = request.share(group, cpu, memory);
      int host =
          carrying[group].fullest(need, cpu, memory, each -> loads.admits(first + each, item));
      if (host >= 0 && carrying[group].share(host) - need < least) {
        least = carrying[group].share(host) - need;
        bestGroup = group;
        bestHost = host;
      }
    }
    if (bestHost >= 0) {
      carrying[bestGroup].remove(bestHost);
      return fill(bestGroup, bestHost, item);
    }
    return open(item);
  }

  private int open(int item) {
    for (int group = 0; group < empty.length; group++) {
      int first = request.firstHost(group);
      int host =
          empty[group].first(
              items.cpuHertz(group, item),
              items.memoryBytes(item),
              each -> loads.admits(first + each, item));
      if (host >= 0) {
        empty[group].close(host);
        return fill(group, host, item);
      }
    }
    return Placement.UNPLACED;
  }

  private int fill(int group, int host, int item) {
    int number = request.firstHost(group) + host;
    loads.put(number, item);
    if (loads.guests(number) < request.maxGuestsPerHost()) {
      long cpu = loads.cpuLeftHertz(number);
      long memory = loads.memoryLeftBytes(number);
      carrying[group].add(host, request.share(group, cpu, memory), cpu, memory);
    }
    return number;
  }
}
