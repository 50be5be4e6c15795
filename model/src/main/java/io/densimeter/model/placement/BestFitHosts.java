package io.densimeter.model.placement;

/** The hosts as guests fill them, fullest first. */
final class BestFitHosts {
  private final PlacementRequest request;
  private final BestFitTree[] carrying; // by group: hosts that carry guests and may take more
  private final int[] opened; // by group: hosts that carry guests
  private final int[] guestsOn;

  BestFitHosts(PlacementRequest request) {
    this.request = request;
    int groups = request.groups().size();
    carrying = new BestFitTree[groups];
    opened = new int[groups];
    guestsOn = new int[request.hosts()];
    for (int group = 0; group < groups; group++) {
      carrying[group] = new BestFitTree(request.openHosts(group));
    }
  }

  Placement takeAll(int[] order) {
    int[] hostOf = new int[request.guests()];
    for (int guest : order) {
      hostOf[guest] = take(guest);
    }
    return Placement.of(request, hostOf);
  }

  private int take(int guest) {
    long memory = request.memoryNeedBytes(guest);
    int bestGroup = -1;
    int bestHost = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int group = 0; group < carrying.length; group++) {
      long cpu = request.cpuNeedHertz(group, guest);
      double need = request.share(group, cpu, memory);
      int host = carrying[group].fullest(need, cpu, memory);
      if (host >= 0 && carrying[group].share(host) - need < least) {
        least = carrying[group].share(host) - need;
        bestGroup = group;
        bestHost = host;
      }
    }
    if (bestHost >= 0) {
      return fill(bestGroup, bestHost, guest);
    }
    return open(guest);
  }

  private int open(int guest) {
    for (int group = 0; group < opened.length; group++) {
      if (opened[group] < request.openHosts(group) && request.fitsEmpty(group, guest)) {
        int host = opened[group]++;
        long cpu = request.offeredCpuHertz(group);
        long memory = request.offeredMemoryBytes(group);
        carrying[group].add(host, request.share(group, cpu, memory), cpu, memory);
        return fill(group, host, guest);
      }
    }
    return Placement.UNPLACED;
  }

  private int fill(int group, int host, int guest) {
    var tree = carrying[group];
    long cpu = tree.cpuHertz(host) - request.cpuNeedHertz(group, guest);
    long memory = tree.memoryBytes(host) - request.memoryNeedBytes(guest);
    int number = request.firstHost(group) + host;
    tree.remove(host);
    if (++guestsOn[number] < request.maxGuestsPerHost()) {
      tree.add(host, request.share(group, cpu, memory), cpu, memory);
    }
    return number;
  }
}
