package io.densimeter.reports.figures;

import io.densimeter.model.stats.Metric;
import io.densimeter.model.stats.Metrics;
import io.densimeter.model.stats.RequestMetrics;
import java.util.List;
import java.util.stream.Stream;

/**
 * A column of the summary, in the HTML report and on a terminal alike.
 *
 * @param metric the metric; its unit and meaning stand in the head as well
 * @param head two words or so above the column
 */
public record Headline(Metric metric, String head) {
  /** The columns that every run has, from the left. */
  private static final List<Headline> ALL =
      List.of(
          new Headline(Metrics.HOSTS_NEEDED, "Hosts"),
          new Headline(Metrics.PLACEMENT_GAP, "Gap"),
          new Headline(Metrics.GUESTS_PER_HOST, "Guests per host"),
          new Headline(Metrics.COST_GUEST_MONTH, "Cost per guest and month"),
          new Headline(Metrics.CPU_READY_P95, "CPU ready p95"),
          new Headline(Metrics.OVERHEAD_SLOWDOWN, "Slowdown"),
          new Headline(Metrics.ENERGY, "Energy"));

  private static final Headline RESPONSE =
      new Headline(RequestMetrics.RESPONSE_P95, "Response p95");

  /** Returns the columns of a run: with response times where requests were simulated. */
  public static List<Headline> of(List<ScenarioFigures> scenarios) {
    boolean responses = scenarios.stream().anyMatch(s -> s.spreads().containsKey(RESPONSE.metric));
    return responses ? Stream.concat(ALL.stream(), Stream.of(RESPONSE)).toList() : ALL;
  }

  /** Returns the unit for the head; empty when the head says it already. */
  public String unit(String currency) {
    return head.equalsIgnoreCase(metric.unit()) || metric.equals(Metrics.GUESTS_PER_HOST)
        ? ""
        : Figure.unit(metric, currency);
  }
}
