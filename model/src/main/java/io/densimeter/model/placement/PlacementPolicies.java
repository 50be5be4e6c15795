package io.densimeter.model.placement;

import java.util.List;
import java.util.Optional;

/** Every placement policy, in the order of the documentation. */
public final class PlacementPolicies {
  /** All policies. */
  public static final List<PlacementPolicy> ALL =
      List.of(
          new FirstFit(),
          new FirstFitDecreasing(),
          new BestFitDecreasing(),
          new DotProduct(),
          new LeastNorm(),
          new Optimal());

  private PlacementPolicies() {}

  /** Returns the policy of that name in experiment files. */
  public static Optional<PlacementPolicy> named(String yamlName) {
    return ALL.stream().filter(policy -> policy.yamlName().equals(yamlName)).findFirst();
  }
}
