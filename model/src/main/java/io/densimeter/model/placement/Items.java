package io.densimeter.model.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is placed as one: guests that must be together, or a guest alone. Items are numbered in the
 * order of their first guests; without rules an item is the guest of its number.
 */
final class Items {
  private static final int[] NO_SETS = new int[0];

  private final int[][] guests;
  private final int[][] apart; // by item: the sets of guests apart that it has a guest of
  private final boolean[] contradictory; // by item: it has two guests of such a set
  private final long[][] cpuHertz; // by group, by item
  private final long[][] peakHertz; // the same at the worst time: CPU need of an item alone
  private final long[] memoryBytes;
  private final int[][] hosts; // by group, by item: how many of its first hosts may take it

  private Items(PlacementRequest request, int[][] guests) {
    this.guests = guests;
    apart = new int[guests.length][];
    contradictory = new boolean[guests.length];
    Arrays.fill(apart, NO_SETS);
    memoryBytes = new long[guests.length];
    cpuHertz = new long[request.groups().size()][guests.length];
    peakHertz = new long[cpuHertz.length][guests.length];
    hosts = new int[cpuHertz.length][guests.length];
    for (int item = 0; item < guests.length; item++) {
      for (int guest : guests[item]) {
        memoryBytes[item] = Math.addExact(memoryBytes[item], request.memoryNeedBytes(guest));
        for (int group = 0; group < cpuHertz.length; group++) {
          cpuHertz[group][item] =
              Math.addExact(cpuHertz[group][item], request.cpuNeedHertz(group, guest));
        }
      }
      for (int group = 0; group < cpuHertz.length; group++) {
        peakHertz[group][item] =
            Math.addExact(cpuHertz[group][item], worstExtra(request, group, guests[item]));
      }
    }
    int[] itemOf = itemOf(request.guests());
    license(request, itemOf);
    separate(request.rules(), itemOf);
  }

  static Items of(PlacementRequest request) {
    int[] first = IntStream.range(0, request.guests()).toArray(); // guest that stands for its item
    for (var set : request.rules().together()) {
      for (int guest : set.guests()) {
        int one = standIn(first, set.guests().get(0));
        int other = standIn(first, guest);
        first[Math.max(one, other)] = Math.min(one, other);
      }
    }
    List<List<Integer>> members = new ArrayList<>();
    int[] itemOf = new int[first.length];
    for (int guest = 0; guest < first.length; guest++) {
      int stands = standIn(first, guest);
      if (stands == guest) {
        itemOf[guest] = members.size();
        members.add(new ArrayList<>(1));
      }
      members.get(itemOf[stands]).add(guest);
    }
    int[][] guests =
        members.stream()
            .map(item -> item.stream().mapToInt(guest -> guest).toArray())
            .toArray(int[][]::new);
    return new Items(request, guests);
  }

  int count() {
    return guests.length;
  }

  /** Returns the guests of an item, ascending; the array is not to be changed. */
  int[] guests(int item) {
    return guests[item];
  }

  /** Returns the off-peak CPU need of an item on hosts of a group. */
  long cpuHertz(int group, int item) {
    return cpuHertz[group][item];
  }

  /** Returns the CPU need of an item on hosts of a group at its worst time. */
  long peakHertz(int group, int item) {
    return peakHertz[group][item];
  }

  long memoryBytes(int item) {
    return memoryBytes[item];
  }

  /** Returns what an item needs of a resource. */
  long need(FurtherResource resource, int item) {
    long need = 0;
    for (int guest : guests[item]) {
      need = Math.addExact(need, resource.need(guest));
    }
    return need;
  }

  /** Returns how many hosts of a group may take an item: the first ones. */
  int hostsFor(int group, int item) {
    return hosts[group][item];
  }

  /** Returns how many hosts may take an item. */
  int hostsFor(int item) {
    return Arrays.stream(hosts).mapToInt(group -> group[item]).sum();
  }

  /** Returns the sets of guests apart that an item has a guest of; not to be changed. */
  int[] apart(int item) {
    return apart[item];
  }

  /** Returns whether two guests of an item must be together and apart. */
  boolean isContradictory(int item) {
    return contradictory[item];
  }

  /** Returns hosts by item as hosts by guest. */
  int[] byGuest(int[] hostOfItem) {
    int[] hostOf = new int[Arrays.stream(guests).mapToInt(item -> item.length).sum()];
    for (int item = 0; item < guests.length; item++) {
      for (int guest : guests[item]) {
        hostOf[guest] = hostOfItem[item];
      }
    }
    return hostOf;
  }

  /** Returns the item of each guest. */
  int[] itemOf(int ofGuests) {
    int[] itemOf = new int[ofGuests];
    for (int item = 0; item < guests.length; item++) {
      for (int guest : guests[item]) {
        itemOf[guest] = item;
      }
    }
    return itemOf;
  }

  private static int standIn(int[] first, int guest) {
    int stands = guest;
    while (first[stands] != stands) {
      stands = first[stands];
    }
    return stands;
  }

  private static long worstExtra(PlacementRequest request, int group, int[] guests) {
    var peaks = request.peaks();
    if (peaks.clusters() == 0) {
      return 0;
    }
    long worst = 0;
    for (int guest : guests) {
      long together = 0;
      for (int other : guests) {
        if (peaks.cluster(other) == peaks.cluster(guest)) {
          together = Math.addExact(together, peaks.extraCpuHertz(group, other));
        }
      }
      worst = Math.max(worst, together);
    }
    return worst;
  }

  private void license(PlacementRequest request, int[] itemOf) {
    for (int group = 0; group < hosts.length; group++) {
      Arrays.fill(hosts[group], request.openHosts(group));
      for (var licence : request.rules().licences()) {
        for (int guest : licence.guests()) {
          int item = itemOf[guest];
          hosts[group][item] = Math.min(hosts[group][item], licence.hosts().get(group));
        }
      }
    }
  }

  private void separate(PlacementRules rules, int[] itemOf) {
    for (int set = 0; set < rules.apart().size(); set++) {
      for (int guest : rules.apart().get(set).guests().stream().distinct().toList()) {
        int item = itemOf[guest];
        int[] sets = apart[item];
        if (sets.length > 0 && sets[sets.length - 1] == set) {
          contradictory[item] = true;
        } else {
          apart[item] = Arrays.copyOf(sets, sets.length + 1);
          apart[item][sets.length] = set;
        }
      }
    }
  }
}
