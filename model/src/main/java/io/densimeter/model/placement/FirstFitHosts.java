package io.densimeter.model.placement;

/** The hosts as items fill them, lowest number first. */
final class FirstFitHosts {
  private final PlacementRequest request;
  private final Items items;
  private final HostLoads loads;
  private final FirstFitTree[] left; // by group

  FirstFitHosts(PlacementRequest request) {
    this.request = request;
    this.items = request.items();
    this.loads = new HostLoads(request);
    this.left = new FirstFitTree[request.groups().size()];
    for (int group = 0; group < left.length; group++) {
      left[group] = new FirstFitTree(request, group);
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
    for (int group = 0; group < left.length; group++) {
      int first = request.firstHost(group);
      int position =
          left[group].first(
              items.cpuHertz(group, item), memory, host -> loads.admits(first + host, item));
      if (position >= 0) {
        int host = first + position;
        loads.put(host, item);
        if (loads.guests(host) == request.maxGuestsPerHost()) {
          left[group].close(position);
        } else {
          left[group].leave(position, loads.cpuLeftHertz(host), loads.memoryLeftBytes(host));
        }
        return host;
      }
    }
    return Placement.UNPLACED;
  }
}
