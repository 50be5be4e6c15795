package io.densimeter.model.placement;

/** The hosts as guests fill them, lowest number first. */
final class FirstFitHosts {
  private final PlacementRequest request;
  private final FirstFitTree[] left; // by group
  private final int[] guestsOn;

  FirstFitHosts(PlacementRequest request) {
    this.request = request;
    this.left = new FirstFitTree[request.groups().size()];
    this.guestsOn = new int[request.hosts()];
    for (int group = 0; group < left.length; group++) {
      left[group] = new FirstFitTree(request, group);
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
    for (int group = 0; group < left.length; group++) {
      long cpu = request.cpuNeedHertz(group, guest);
      int position = left[group].first(cpu, memory);
      if (position >= 0) {
        int host = request.firstHost(group) + position;
        guestsOn[host]++;
        left[group].take(position, cpu, memory);
        if (guestsOn[host] == request.maxGuestsPerHost()) {
          left[group].close(position);
        }
        return host;
      }
    }
    return Placement.UNPLACED;
  }
}
