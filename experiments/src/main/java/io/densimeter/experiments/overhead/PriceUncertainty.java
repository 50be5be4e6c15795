package io.densimeter.experiments.overhead;

import io.densimeter.model.kernel.CycleLedger;
import io.densimeter.model.kernel.Mechanism;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Platform;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the uncertainty of prices, path lengths and settings makes of a result, to the first order:
 *
 * <pre>
 * variance = Σ (change of the result · relative standard error / step)²
 * </pre>
 *
 * <p>Each figure is raised by a step alone, all else the same, so that no chance lies in the
 * difference. Errors of figures are taken as independent; a figure that two implementations share
 * is in a result once. The relative errors are those of {@link FigureStanding}. Effects that are
 * not linear, and errors of rates, are left out.
 *
 * <p>Figures are raised together first, and apart only where that changes the result: most figures
 * have no part in one.
 */
public final class PriceUncertainty {
  /** 95 % of a normal distribution lies within so many standard deviations. */
  private static final double NORMAL_QUANTILE_95 = 1.959963984540054;

  private final Platform platform;
  private final Implementation implementation;
  private final ToDoubleFunction<CostTable> result;
  private final double before;
  private double variance;

  private PriceUncertainty(
      Platform platform, Implementation implementation, ToDoubleFunction<CostTable> result) {
    this.platform = platform;
    this.implementation = implementation;
    this.result = result;
    before = result.applyAsDouble(CostTable.of(platform, implementation));
  }

  /**
   * Returns half the width of the 95 % interval of a result, in its unit.
   *
   * @param result the result as a function of all prices, always of the same operations
   */
  public static double halfWidth(
      Platform platform, Implementation implementation, ToDoubleFunction<CostTable> result) {
    var uncertainty = new PriceUncertainty(platform, implementation, result);
    var uncertain =
        Variation.of(platform, implementation).stream()
            .filter(variation -> FigureStanding.relativeError(variation.figure()) > 0)
            .toList();
    uncertainty.add(uncertain);
    return NORMAL_QUANTILE_95 * Math.sqrt(uncertainty.variance);
  }

  /**
   * Operations of an operating point, replayed at some prices.
   *
   * @param account cycles of them, and exits
   * @param nativeCycles their native cycles, at the prices of the operating point
   */
  public record Replayed(CycleLedger account, double nativeCycles) {}

  /** Returns half the width of the 95 % interval of a result of an operating point. */
  public static double halfWidth(OperatingPoint at, ToDoubleFunction<Replayed> result) {
    var replay = new Replay(at);
    double nativeCycles = replay.account(at.costs()).vcpuCycles(Mechanism.NATIVE);
    return halfWidth(
        at.platform(),
        at.implementation(),
        costs -> result.applyAsDouble(new Replayed(replay.account(costs), nativeCycles)));
  }

  /** Returns half the width of the 95 % interval of a slowdown. */
  static double ofSlowdown(OperatingPoint at) {
    return halfWidth(at, replayed -> added(replayed.account()) / replayed.nativeCycles());
  }

  /** Returns cycles that a technique adds on the vCPU. */
  private static double added(CycleLedger account) {
    return account.vcpuCycles() - account.vcpuCycles(Mechanism.NATIVE);
  }

  private void add(List<Variation> variations) {
    if (variations.isEmpty()) {
      return;
    }
    double change = result.applyAsDouble(raised(variations)) - before;
    if (change == 0) {
      return;
    }
    if (variations.size() == 1) {
      var only = variations.get(0);
      double deviation = change / only.step() * FigureStanding.relativeError(only.figure());
      variance += deviation * deviation;
      return;
    }
    int middle = variations.size() / 2;
    add(variations.subList(0, middle));
    add(variations.subList(middle, variations.size()));
  }

  private CostTable raised(List<Variation> variations) {
    var changedPlatform = platform;
    var changedImplementation = implementation;
    for (var variation : variations) {
      changedPlatform = variation.onPlatform().apply(changedPlatform);
      changedImplementation = variation.onImplementation().apply(changedImplementation);
    }
    return CostTable.of(changedPlatform, changedImplementation);
  }
}
