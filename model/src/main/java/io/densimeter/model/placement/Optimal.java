package io.densimeter.model.placement;

import java.util.stream.IntStream;

/**
 * The fewest hosts, for small estates: a search by constraint propagation that improves the best
 * placement of the other policies until it has proven that there is none on fewer hosts.
 *
 * <p>The search is bounded by items and by nodes, never by time, so that the same request gets the
 * same answer on every machine. Where a bound is hit, the result is the best that was found: at
 * most so many hosts, not proven; {@link Placement#lowerBound()} says how many fewer there could
 * be.
 *
 * @see <a href="https://doi.org/10.1145/1508293.1508300">Hermenier, Lorca, Menaud, Muller and
 *     Lawall, Entropy: a consolidation manager for clusters, VEE 2009: placement by constraints,
 *     with the same solver</a>
 */
public final class Optimal implements PlacementPolicy {
  /** The name in experiment files. */
  public static final String NAME = "optimal";

  /** The most items that are searched: guests, with those that must be together counted as one. */
  public static final int MOST_ITEMS = 64;

  /** The most nodes of a search. */
  public static final int MOST_NODES = 50_000;

  @Override
  public String yamlName() {
    return NAME;
  }

  @Override
  public Placement place(PlacementRequest request) {
    var best = new FirstFitDecreasing().place(request);
    best = best.orBetter(new FirstFit().place(request)); // more guests, at times, if not all fit
    best = best.orBetter(new BestFitDecreasing().alone(request));
    best = best.orBetter(new DotProduct().alone(request));
    best = best.orBetter(new LeastNorm().alone(request));
    int[] placeable = placeable(request);
    boolean all = best.guestsPlaced() == guests(request, placeable);
    if ((all && best.isProven()) || placeable.length > MOST_ITEMS || placeable.length == 0) {
      return best.decidedBy(NAME);
    }
    int atLeast = all ? best.lowerBound().hosts() : 1;
    int atMost = all ? best.hostsUsed() - 1 : openHosts(request);
    var search = new HostSearch(request, placeable, atLeast, atMost);
    int[] found = search.run(MOST_NODES);
    if (found.length > 0) {
      best = Placement.of(request, request.items().byGuest(found));
      all = true;
    }
    best = best.decidedBy(NAME);
    return search.isExhausted() && all ? best.withProven(best.hostsUsed()) : best;
  }

  /** Returns the items that some empty host takes. */
  private static int[] placeable(PlacementRequest request) {
    var empty = new HostLoads(request);
    return IntStream.of(DecreasingOrder.of(request))
        .filter(
            item ->
                IntStream.range(0, request.groups().size())
                    .anyMatch(group -> empty.admits(request.firstHost(group), item)))
        .toArray();
  }

  private static int guests(PlacementRequest request, int[] items) {
    return IntStream.of(items).map(item -> request.items().guests(item).length).sum();
  }

  private static int openHosts(PlacementRequest request) {
    return IntStream.range(0, request.groups().size()).map(request::openHosts).sum();
  }
}
