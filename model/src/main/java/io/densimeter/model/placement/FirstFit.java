package io.densimeter.model.placement;

import java.util.stream.IntStream;

/**
 * First fit: guests in the order they come, each on the host of the lowest number that has the CPU
 * and the memory left.
 *
 * @see <a href="https://doi.org/10.1137/0203025">Johnson, Demers, Ullman, Garey and Graham, SIAM J.
 *     Computing 3(4), 1974</a>
 */
public final class FirstFit implements PlacementPolicy {
  /** The name in experiment files. */
  public static final String NAME = "first-fit";

  @Override
  public String yamlName() {
    return NAME;
  }

  @Override
  public Placement place(PlacementRequest request) {
    return new FirstFitHosts(request)
        .takeAll(IntStream.range(0, request.items().count()).toArray())
        .decidedBy(NAME);
  }
}
