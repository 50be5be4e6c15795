package io.densimeter.model.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * The column bound: the linear program that covers all items with ways to fill a host, each as
 * often as one likes in fractions. It sees all resources and rules of a host at once, which bounds
 * by one resource do not.
 *
 * <p>Its dual gives each item a price, so that no way to fill a host costs more than 1, and makes
 * the sum of prices as large as it can. Ways are added when a search finds one that costs more than
 * 1 (column generation). At any time the sum of prices over the cost of the dearest way is a bound,
 * so that it may stop early.
 *
 * @see <a href="https://doi.org/10.1287/opre.9.6.849">Gilmore and Gomory, A linear programming
 *     approach to the cutting-stock problem, Operations Research 9(6), 1961</a>
 * @see <a href="https://doi.org/10.1287/opre.38.5.922">Farley, A note on bounding a class of linear
 *     programming problems, Operations Research 38(5), 1990: the bound on the way</a>
 */
final class ColumnBound {
  /** Above this the search for ways to fill a host may take long. */
  static final int MOST_ITEMS = 24;

  private static final int MOST_ROUNDS = 60;
  private static final int MOST_STEPS = 50_000; // of the search for a way, in a round
  private static final int MOST_PIVOTS = 10_000;
  private static final double ROUNDING = 1e-6; // of the sum of prices; the simplex is good to 1e-9

  private final PlacementRequest request;
  private final int[] placed;
  private final HostLoads loads;
  private final double[] prices; // by position in placed
  private Integer[] order;
  private double[] ahead; // sum of prices from a position of the order on
  private boolean[] chosen;
  private boolean[] dearest;
  private double dearestPrice;
  private int steps;

  private ColumnBound(PlacementRequest request, int[] placed) {
    this.request = request;
    this.placed = placed;
    loads = new HostLoads(request);
    prices = new double[placed.length];
    order = new Integer[0];
    ahead = new double[0];
    chosen = new boolean[placed.length];
    dearest = chosen;
  }

  /**
   * Returns the fewest hosts by the linear program; 0 for more than {@link #MOST_ITEMS} items.
   *
   * @param placed the items that are placed
   * @param enough a bound that cannot be exceeded: the search ends there
   */
  static int of(PlacementRequest request, int[] placed, int enough) {
    if (placed.length > MOST_ITEMS) {
      return 0;
    }
    return new ColumnBound(request, placed).fewest(enough);
  }

  private int fewest(int enough) {
    List<LinearConstraint> ways = new ArrayList<>();
    for (int i = 0; i < placed.length; i++) {
      double[] alone = new double[placed.length];
      alone[i] = 1;
      ways.add(new LinearConstraint(alone, Relationship.LEQ, 1));
    }
    double[] ones = new double[placed.length];
    Arrays.fill(ones, 1);
    int best = 0;
    for (int round = 0; round < MOST_ROUNDS && best < enough; round++) {
      if (!price(ones, ways) || !findDearest()) {
        return best;
      }
      double bound = Arrays.stream(prices).sum() / Math.max(1, dearestPrice);
      best = Math.max(best, (int) Math.ceil(bound - ROUNDING));
      if (dearestPrice <= 1 + ROUNDING / placed.length) {
        return best;
      }
      double[] way = new double[placed.length];
      for (int i = 0; i < way.length; i++) {
        way[i] = dearest[i] ? 1 : 0;
      }
      ways.add(new LinearConstraint(way, Relationship.LEQ, 1));
    }
    return best;
  }

  /** Sets the prices; returns whether the simplex came to an end. */
  private boolean price(double[] ones, List<LinearConstraint> ways) {
    try {
      double[] point =
          new SimplexSolver()
              .optimize(
                  new MaxIter(MOST_PIVOTS),
                  new LinearObjectiveFunction(ones, 0),
                  new LinearConstraintSet(ways),
                  GoalType.MAXIMIZE,
                  new NonNegativeConstraint(true))
              .getPoint();
      for (int i = 0; i < prices.length; i++) {
        prices[i] = Math.max(0, point[i]);
      }
      return true;
    } catch (MathIllegalStateException gaveUp) {
      return false; // a weaker bound is a bound
    }
  }

  /** Finds the dearest way to fill a host; returns false when that takes too long. */
  private boolean findDearest() {
    order = IntStream.range(0, prices.length).boxed().toArray(Integer[]::new);
    Comparator<Integer> byPrice = Comparator.comparingDouble(i -> prices[i]);
    Arrays.sort(order, Collections.reverseOrder(byPrice));
    ahead = new double[order.length + 1];
    for (int at = order.length - 1; at >= 0; at--) {
      ahead[at] = ahead[at + 1] + prices[order[at]];
    }
    dearestPrice = 0;
    dearest = new boolean[prices.length];
    chosen = new boolean[prices.length];
    steps = 0;
    for (int group = 0; group < request.groups().size(); group++) {
      if (request.openHosts(group) > 0) {
        choose(request.firstHost(group), 0, 0);
      }
    }
    return steps < MOST_STEPS;
  }

  private void choose(int host, int at, double price) {
    if (price > dearestPrice) {
      dearestPrice = price;
      dearest = chosen.clone();
    }
    if (at == order.length || price + ahead[at] <= dearestPrice || ++steps >= MOST_STEPS) {
      return;
    }
    int next = order[at];
    if (loads.admits(host, placed[next])) {
      loads.put(host, placed[next]);
      chosen[next] = true;
      choose(host, at + 1, price + prices[next]);
      chosen[next] = false;
      loads.remove(host, placed[next]);
    }
    choose(host, at + 1, price);
  }
}
