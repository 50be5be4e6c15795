package io.densimeter.model.platform;

/**
 * The prices of one implementation on one platform, in cycles: where path lengths meet the price of
 * an instruction.
 */
public final class CostTable {
  private final Platform platform;
  private final Implementation implementation;

  private CostTable(Platform platform, Implementation implementation) {
    this.platform = platform;
    this.implementation = implementation;
  }

  /** Returns the prices of an implementation on a platform. */
  public static CostTable of(Platform platform, Implementation implementation) {
    return new CostTable(platform, implementation);
  }

  /** Returns the platform. */
  public Platform platform() {
    return platform;
  }

  /** Returns the implementation. */
  public Implementation implementation() {
    return implementation;
  }

  /** Returns the price of a primitive in cycles. */
  public double primitive(Primitive primitive) {
    return platform.cycles(primitive);
  }

  /**
   * Returns the length of a path in cycles of the platform.
   *
   * @throws MissingPathException when the implementation does not have the path
   */
  public double path(Path path) {
    var price = implementation.paths().get(path);
    if (price == null) {
      throw new MissingPathException(implementation, path);
    }
    return switch (price.unit()) {
      case CYCLES -> price.amount();
      case INSTRUCTIONS -> price.amount() * instruction(path);
      case NANOSECONDS -> price.amount() * (platform.clockHertz() / 1e9);
    };
  }

  /** Kernel code has protected branches in it where the CPU needs them. */
  private double instruction(Path path) {
    double plain = platform.cycles(Primitive.HYPERVISOR_INSTRUCTION);
    return path.protectsBranches() ? plain + platform.cycles(Primitive.BRANCH_PROTECTION) : plain;
  }

  /** Returns whether the implementation has a path. */
  public boolean has(Path path) {
    return implementation.paths().containsKey(path);
  }

  /** Returns a count of the implementation. */
  public double setting(Setting setting) {
    return implementation.setting(setting);
  }

  /** Returns whether a setting of 0 or 1 is on. */
  public boolean on(Setting setting) {
    return implementation.setting(setting) != 0;
  }
}
