package io.densimeter.reports.result;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario costs.
 *
 * @param lines the lines of its bill, mean over replications; their sum is {@code cost.total}
 * @param unconsolidated the lines of the bill before consolidation; empty without such an estate
 * @param saving what the scenario saves against it; null without such an estate
 * @param units what a cost may be for one of, such as {@code guest}, and how many there are, mean
 *     over replications
 * @param hoursPerMonth hours that a month is taken to have
 * @param guestPrice price of a guest and month that is to get the cost back; null for none
 */
public record Costs(
    List<CostLine> lines,
    List<CostLine> unconsolidated,
    @Nullable Saving saving,
    Map<String, Double> units,
    double hoursPerMonth,
    @Nullable Double guestPrice) {
  private static final double HOURS_PER_MONTH = 730;

  /** The costs of what cannot be done. */
  public static final Costs NONE = of(List.of());

  /**
   * What a scenario saves.
   *
   * @param years saved at year 0 and through years 1, 2, …; less than zero for what is spent more
   * @param present net present value
   * @param paybackMonths months until it has paid for itself, without discount; null when it does
   *     not within the horizon
   * @param returnFraction what is saved net over what is spent at year 0, without discount; null
   *     when nothing more is spent
   */
  public record Saving(
      List<Double> years,
      double present,
      @Nullable Double paybackMonths,
      @Nullable Double returnFraction) {}

  /** Returns costs that are lines and nothing else. */
  public static Costs of(List<CostLine> lines) {
    return new Costs(lines, List.of(), null, Map.of(), HOURS_PER_MONTH, null);
  }
}
