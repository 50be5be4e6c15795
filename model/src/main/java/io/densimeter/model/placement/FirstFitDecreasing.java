package io.densimeter.model.placement;

/**
 * First fit decreasing: the largest guest first, each on the host of the lowest number that has the
 * CPU and the memory left.
 *
 * <p>A guest is as large as the larger of its shares of an empty host's CPU and memory ({@link
 * DecreasingOrder}). With one resource and equal hosts it needs at most 11/9 of the fewest hosts
 * possible and 6/9 of a host more; with two resources that does not hold.
 *
 * @see <a href="https://doi.org/10.1016/j.tcs.2013.09.007">Dósa, Li, Han and Tuza, Theoretical
 *     Computer Science 510, 2013: the bound</a>
 */
public final class FirstFitDecreasing implements PlacementPolicy {
  /** The name in experiment files. */
  public static final String NAME = "first-fit-decreasing";

  @Override
  public String yamlName() {
    return NAME;
  }

  @Override
  public Placement place(PlacementRequest request) {
    return new FirstFitHosts(request).takeAll(DecreasingOrder.of(request)).decidedBy(NAME);
  }
}
