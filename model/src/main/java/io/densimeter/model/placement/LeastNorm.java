package io.densimeter.model.placement;

/**
 * Vector packing by norm: hosts one after the other, each with the guest whose needs leave the
 * least of what it has left, by the squared Euclidean norm, until none fits.
 *
 * <pre>suits = − Σ over resources of weight · (left − need)²</pre>
 *
 * <p>The weight of a resource is the mean need for it ({@link GreedyHosts}). Where this takes more
 * hosts than first fit decreasing, that placement is taken instead.
 *
 * @see <a
 *     href="https://www.microsoft.com/en-us/research/publication/heuristics-for-vector-bin-packing/">Panigrahy,
 *     Talwar, Uyeda and Wieder, Heuristics for vector bin packing, 2011: norm-based greedy, L2</a>
 */
public final class LeastNorm implements PlacementPolicy {
  /** The name in experiment files. */
  public static final String NAME = "least-norm";

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
    return new GreedyHosts(request, LeastNorm::suits).fill().decidedBy(NAME);
  }

  private static double suits(double[] weights, double[] needs, double[] left) {
    double sum = 0;
    for (int r = 0; r < weights.length; r++) {
      double gap = left[r] - needs[r];
      sum -= weights[r] * gap * gap;
    }
    return sum;
  }
}
