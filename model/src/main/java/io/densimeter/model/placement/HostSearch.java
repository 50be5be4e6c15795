package io.densimeter.model.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.chocosolver.solver.Model;
import org.chocosolver.solver.constraints.Constraint;
import org.chocosolver.solver.search.strategy.Search;
import org.chocosolver.solver.variables.IntVar;

/**
 * The search for a placement of items on as few hosts as can be. A variable for each item says on
 * which host it is; {@link HostFilter} strikes out the hosts that cannot be.
 */
final class HostSearch {
  private final PlacementRequest request;
  private final int[] placed;
  private final int atLeast;
  private final int atMost;
  private final List<int[]> alike; // hosts that differ in nothing, ascending
  private boolean exhausted;

  /**
   * Prepares a search.
   *
   * @param placed the items, in the order of decision
   * @param atLeast a lower bound on the hosts
   * @param atMost more hosts than this are of no interest
   */
  HostSearch(PlacementRequest request, int[] placed, int atLeast, int atMost) {
    this.request = request;
    this.placed = placed;
    this.atLeast = atLeast;
    this.atMost = atMost;
    alike = alike();
  }

  /**
   * Returns the host of each item, {@link Placement#UNPLACED} for those not asked for, on the
   * fewest hosts found; empty when none is found.
   *
   * @param mostNodes where the search ends unfinished
   */
  int[] run(int mostNodes) {
    if (atLeast > atMost) {
      exhausted = true;
      return new int[0];
    }
    var model = new Model("placement");
    int[] hosts = alike.stream().flatMapToInt(Arrays::stream).sorted().toArray();
    IntVar[] hostOf = model.intVarArray("host", placed.length, hosts);
    var used = model.intVar("used", atLeast, atMost);
    model.post(new Constraint("hosts", new HostFilter(request, placed, alike, hostOf, used)));
    separate(model, hostOf);
    model.setObjective(Model.MINIMIZE, used);
    var solver = model.getSolver();
    solver.limitNode(mostNodes);
    solver.setSearch(Search.inputOrderLBSearch(hostOf), Search.inputOrderLBSearch(used));
    int[] found = new int[0];
    while (solver.solve()) {
      found = new int[request.items().count()];
      Arrays.fill(found, Placement.UNPLACED);
      for (int i = 0; i < placed.length; i++) {
        found[placed[i]] = hostOf[i].getValue();
      }
    }
    exhausted = !solver.isStopCriterionMet();
    return found;
  }

  /** Returns whether there is nothing better than what was found. */
  boolean isExhausted() {
    return exhausted;
  }

  /** Sets apart are told to the solver too: it counts hosts where the filter looks at each. */
  private void separate(Model model, IntVar[] hostOf) {
    for (int set = 0; set < request.rules().apart().size(); set++) {
      int number = set;
      var apart =
          IntStream.range(0, placed.length)
              .filter(
                  i -> IntStream.of(request.items().apart(placed[i])).anyMatch(s -> s == number))
              .mapToObj(i -> hostOf[i])
              .toArray(IntVar[]::new);
      if (apart.length > 1) {
        model.allDifferent(apart).post();
      }
    }
  }

  /** Returns the hosts of each group by licences, and of each kind no more than can be used. */
  private List<int[]> alike() {
    List<int[]> kinds = new ArrayList<>();
    for (int group = 0; group < request.groups().size(); group++) {
      var ends = new TreeSet<Integer>();
      for (int item : placed) {
        ends.add(request.items().hostsFor(group, item));
      }
      int start = 0;
      for (int end : ends) {
        if (end > start) {
          int first = request.firstHost(group) + start;
          kinds.add(IntStream.range(first, first + Math.min(end - start, atMost)).toArray());
          start = end;
        }
      }
    }
    return kinds;
  }
}
