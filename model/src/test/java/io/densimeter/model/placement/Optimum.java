package io.densimeter.model.placement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The fewest hosts by trying every placement: for estates that a hand can count. */
final class Optimum {
  private final PlacementRequest request;
  private final List<List<Integer>> guestsOn;
  private final boolean alike;
  private final int[] hostOf;
  private int best = Integer.MAX_VALUE;

  private Optimum(PlacementRequest request) {
    this.request = request;
    guestsOn = new ArrayList<>();
    for (int host = 0; host < request.hosts(); host++) {
      guestsOn.add(new ArrayList<>());
    }
    alike = request.rules().licences().isEmpty(); // then the empty hosts of a group are alike
    hostOf = new int[request.guests()];
  }

  /** Returns the fewest hosts that take every guest; Integer.MAX_VALUE when none do. */
  static int of(PlacementRequest request) {
    var optimum = new Optimum(request);
    optimum.place(0, 0);
    return optimum.best;
  }

  private void place(int guest, int used) {
    if (used >= best) {
      return;
    }
    if (guest == request.guests()) {
      best = used;
      return;
    }
    for (int group = 0; group < request.groups().size(); group++) {
      int first = request.firstHost(group);
      boolean triedEmpty = false;
      for (int host = first; host < first + request.openHosts(group); host++) {
        boolean empty = guestsOn.get(host).isEmpty();
        if (!(alike && empty && triedEmpty) && isWithItsOwn(guest, host)) {
          tryHost(guest, host, used + (empty ? 1 : 0));
        }
        triedEmpty |= empty;
      }
    }
  }

  /** Returns whether the guests before this one that it must be with are on the host. */
  private boolean isWithItsOwn(int guest, int host) {
    return request.rules().together().stream()
        .filter(set -> set.guests().contains(guest))
        .flatMap(set -> set.guests().stream())
        .allMatch(other -> other >= guest || hostOf[other] == host);
  }

  private void tryHost(int guest, int host, int used) {
    var here = guestsOn.get(host);
    here.add(guest);
    if (Definition.holds(request, host, here.stream().mapToInt(g -> g).toArray())) {
      hostOf[guest] = host;
      place(guest + 1, used);
    }
    here.removeAll(Collections.singleton(guest));
  }
}
