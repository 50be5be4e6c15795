package io.densimeter.reports.figures;

import io.densimeter.model.stats.Metric;

/**
 * One metric as a reader sees it.
 *
 * @param mean the mean, rounded
 * @param plusMinus half of the interval's width, with as many decimals; empty when there is no
 *     interval or it has no width
 * @param unit the unit of both: {@code %}, the currency, or the metric's own
 */
public record Figure(String mean, String plusMinus, String unit) {
  /** Returns the figure of a metric; {@code currency} is the ISO code of the experiment. */
  public static Figure of(Metric metric, Spread spread, String currency) {
    double scale = metric.unit().equals("fraction") ? 100 : 1;
    double mean = spread.mean() * scale;
    double halfWidth = spread.halfWidth() * scale;
    int decimals =
        halfWidth > 0 && !MetricUnit.isMoney(metric)
            ? Math.min(most(metric, mean), Digits.decimalsOfError(halfWidth))
            : decimals(metric, mean);
    return new Figure(
        Digits.smallest(mean, decimals),
        halfWidth > 0 ? Digits.smallest(halfWidth, decimals) : "",
        unit(metric, currency));
  }

  /** Returns the unit that a reader sees. */
  public static String unit(Metric metric, String currency) {
    return switch (metric.unit()) {
      case "fraction" -> "%";
      case "ratio" -> "×";
      default -> MetricUnit.of(metric, currency);
    };
  }

  private static int decimals(Metric metric, double mean) {
    if (metric.unit().equals("fraction")) {
      return Digits.percentDecimals(mean);
    }
    if (MetricUnit.isMoney(metric)) {
      return Digits.moneyDecimals(mean);
    }
    return metric.unit().equals("ratio")
        ? Math.max(Digits.decimals(mean), 3)
        : Digits.decimals(mean);
  }

  /** Returns the decimals that no interval is narrow enough to exceed. */
  private static int most(Metric metric, double mean) {
    if (metric.unit().equals("fraction")) {
      return 2;
    }
    return mean == Math.rint(mean) ? 2 : Math.max(0, Digits.decimals(mean));
  }

  /** Returns mean, interval and unit in one phrase, such as {@code 8.42 ± 0.18 USD}. */
  public String phrase() {
    return mean + (plusMinus.isEmpty() ? "" : "\u00a0±\u00a0" + plusMinus) + "\u00a0" + unit;
  }

  /** Returns mean and interval without the unit. */
  public String bare() {
    return mean + (plusMinus.isEmpty() ? "" : "\u00a0±\u00a0" + plusMinus);
  }
}
