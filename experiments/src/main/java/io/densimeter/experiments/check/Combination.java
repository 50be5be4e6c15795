package io.densimeter.experiments.check;

import io.densimeter.experiments.overhead.OperatingPoint;
import io.densimeter.model.units.Dimension;
import java.util.Comparator;
import java.util.List;

/**
 * The key of a record of a baseline. Ordered by its components.
 *
 * @param platform name of the platform
 * @param implementation name of the implementation
 * @param profile name of the profile
 * @param loadFraction native busy time over wall time of a vCPU
 */
record Combination(String platform, String implementation, String profile, double loadFraction)
    implements Comparable<Combination> {
  private static final Comparator<Combination> IN_ORDER =
      Comparator.comparing(Combination::platform)
          .thenComparing(Combination::implementation)
          .thenComparing(Combination::profile)
          .thenComparingDouble(Combination::loadFraction);

  static Combination of(OperatingPoint at) {
    return new Combination(
        at.platform().name(), at.implementation().name(), at.profile().name(), at.loadFraction());
  }

  /**
   * Returns the combination of a key.
   *
   * @throws IllegalArgumentException when it is none; the message says what it must be
   */
  static Combination ofKey(String key) {
    var parts = key.split("/", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("must be platform/implementation/profile/load.");
    }
    Dimension.SHARE.check(parts[3], "");
    return new Combination(parts[0], parts[1], parts[2], Dimension.SHARE.real(parts[3]));
  }

  /** Returns the key: platform, implementation, profile and load, such as {@code 50 %}. */
  String key() {
    return platform + "/" + implementation + "/" + profile + "/" + load();
  }

  /** Returns the load as it is written in files. */
  String load() {
    return OperatingPoint.percent(loadFraction);
  }

  /** Returns the names of its platform, implementation and profile among a baseline's inputs. */
  List<String> inputs() {
    return List.of("platforms/" + platform, implementationInput(), "profiles/" + profile);
  }

  /** Returns the name of its implementation among the inputs of a baseline. */
  String implementationInput() {
    return "implementations/" + implementation;
  }

  @Override
  public int compareTo(Combination other) {
    return IN_ORDER.compare(this, other);
  }
}
