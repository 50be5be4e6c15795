package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;

/** The registry of cost kernels: one for each technique. */
public final class CostKernels {
  private CostKernels() {}

  /**
   * Returns a new kernel of the technique that the implementation implements.
   *
   * @throws io.densimeter.model.platform.MissingPathException when the implementation lacks a path
   *     that its mechanisms need
   */
  public static CostKernel of(CostTable costs) {
    var kernel = untransformed(costs);
    var implementation = costs.implementation();
    return implementation.transforms().isEmpty()
        ? kernel
        : new TransformedKernel(kernel, implementation);
  }

  private static CostKernel untransformed(CostTable costs) {
    return switch (costs.implementation().technique()) {
      case BARE_METAL -> new BareMetalKernel(costs.platform());
      case BINARY_TRANSLATION -> new BinaryTranslationKernel(costs);
      case TRAP_AND_EMULATE -> new TrapAndEmulateKernel(costs);
      case PARAVIRTUAL -> new ParavirtualKernel(costs);
      case OS_LEVEL -> new OsLevelKernel(costs);
      case HARDWARE_ASSISTED -> new HardwareAssistedKernel(costs);
    };
  }
}
