package io.densimeter.model.placement;

/**
 * Best fit decreasing: the largest guest first, each on the host that it leaves fullest.
 *
 * <p>A guest is as large as the larger of its shares of an empty host's CPU and memory ({@link
 * DecreasingOrder}). A host is as full as the sum of the shares of its CPU and memory that are left
 * is small; of equally full ones the lowest number is taken. Only when no host that carries guests
 * can take the guest is an empty one opened, the lowest number as in first fit: the order of the
 * groups says which hosts to use up first. To open the one that the guest fills best instead would
 * open the small ones first, and more of them. Where all this takes more hosts than first fit
 * decreasing, that placement is taken instead.
 *
 * @see <a href="https://doi.org/10.1016/j.jpdc.2010.05.006">Stillwell, Schanzenbach, Vivien and
 *     Casanova, JPDC 70(9), 2010: sums and maxima of shares as the size of a vector</a>
 * @see <a
 *     href="https://www.microsoft.com/en-us/research/publication/heuristics-for-vector-bin-packing/">Panigrahy,
 *     Talwar, Uyeda and Wieder, Heuristics for vector bin packing, 2011</a>
 */
public final class BestFitDecreasing implements PlacementPolicy {
  /** The name in experiment files. */
  public static final String NAME = "best-fit-decreasing";

  @Override
  public String yamlName() {
    return NAME;
  }

  @Override
  public Placement place(PlacementRequest request) {
    return alone(request).orBetter(new FirstFitDecreasing().place(request));
  }

  /** Returns what the rule itself decides. */
  Placement alone(PlacementRequest request) {
    return new BestFitHosts(request).takeAll(DecreasingOrder.of(request)).decidedBy(NAME);
  }
}
