package io.densimeter.reports.figures;

import io.densimeter.model.stats.Metric;

/** The unit of a metric in files, with the experiment's currency in place of the word. */
public final class MetricUnit {
  private static final String MONEY = "currency";

  private MetricUnit() {}

  /** Returns the unit, such as {@code USD} for {@code currency}. */
  public static String of(Metric metric, String currency) {
    return isMoney(metric) ? currency + metric.unit().substring(MONEY.length()) : metric.unit();
  }

  static boolean isMoney(Metric metric) {
    return metric.unit().startsWith(MONEY);
  }
}
