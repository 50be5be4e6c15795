package io.densimeter.reports.figures;

import io.densimeter.model.stats.Metric;
import io.densimeter.model.stats.Metrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The answer to the question of an experiment file, in words.
 *
 * @param answer the one or two sentences on top: the fewest hosts, the lowest cost, what limits
 * @param notes what qualifies the answer: scenarios left out, leads that replications do not bear
 *     out
 */
public record Verdict(String answer, List<String> notes) {
  private static final double ABSENT = Double.MAX_VALUE;
  private static final int REASONS = 3;

  static Verdict of(List<ScenarioFigures> scenarios, String currency) {
    var feasible = scenarios.stream().filter(ScenarioFigures::feasible).toList();
    if (feasible.isEmpty()) {
      return new Verdict(noneFeasible(scenarios), List.of());
    }
    var complete = feasible.stream().filter(ScenarioFigures::placesAll).toList();
    if (complete.isEmpty()) {
      return new Verdict(nonePlacesAll(feasible), leftOut(scenarios, feasible, complete));
    }
    var densest = densest(complete);
    var cheapest = cheapest(complete);
    var notes = new ArrayList<String>();
    doubt(densest, complete, Metrics.HOSTS_NEEDED, "needs fewer hosts than", notes);
    doubt(cheapest, complete, Metrics.COST_GUEST_MONTH, "is cheaper than", notes);
    notes.addAll(leftOut(scenarios, feasible, complete));
    return new Verdict(answer(complete, densest, cheapest, currency), List.copyOf(notes));
  }

  /** Returns the scenario with the fewest hosts, the cheaper one of two. */
  static ScenarioFigures densest(List<ScenarioFigures> scenarios) {
    return least(scenarios, Metrics.HOSTS_NEEDED, Metrics.COST_GUEST_MONTH);
  }

  /**
   * Returns the scenario with the least cost per guest and month, the one with fewer hosts of two.
   */
  static ScenarioFigures cheapest(List<ScenarioFigures> scenarios) {
    return least(scenarios, Metrics.COST_GUEST_MONTH, Metrics.HOSTS_NEEDED);
  }

  private static ScenarioFigures least(
      List<ScenarioFigures> scenarios, Metric metric, Metric onTies) {
    return scenarios.stream()
        .min(
            Comparator.comparingDouble((ScenarioFigures s) -> s.mean(metric, ABSENT))
                .thenComparingDouble(s -> s.mean(onTies, ABSENT)))
        .orElseThrow();
  }

  private static String answer(
      List<ScenarioFigures> complete,
      ScenarioFigures densest,
      ScenarioFigures cheapest,
      String currency) {
    boolean choice = complete.size() > 1;
    var text = new StringBuilder(densest.label());
    text.append(choice ? " needs the fewest hosts: " : " needs ");
    text.append(hosts(densest, currency)).append(alike(complete, densest));
    var density = densest.figure(Metrics.GUESTS_PER_HOST, currency);
    if (density != null) {
      text.append(", ").append(density.bare()).append(" guests per host");
    }
    text.append(cost(densest, currency)).append(limit(densest)).append('.');
    if (!choice || !cheapest.spreads().containsKey(Metrics.COST_GUEST_MONTH)) {
      return text.toString();
    }
    if (cheapest.id().equals(densest.id())) {
      return text.append(" It is also the cheapest.").toString();
    }
    return text.append(" The cheapest is ")
        .append(cheapest.label())
        .append(cost(cheapest, currency))
        .append(" on ")
        .append(hosts(cheapest, currency))
        .append(limit(cheapest))
        .append('.')
        .toString();
  }

  private static String hosts(ScenarioFigures scenario, String currency) {
    var hosts = scenario.figure(Metrics.HOSTS_NEEDED, currency);
    if (hosts == null) {
      return "an unknown number of hosts";
    }
    return hosts.bare() + (hosts.mean().equals("1") ? " host" : " hosts");
  }

  private static String alike(List<ScenarioFigures> complete, ScenarioFigures densest) {
    double hosts = densest.mean(Metrics.HOSTS_NEEDED, ABSENT);
    var others =
        complete.stream()
            .filter(
                s -> s.mean(Metrics.HOSTS_NEEDED, ABSENT) == hosts && !s.id().equals(densest.id()))
            .map(ScenarioFigures::label)
            .toList();
    return switch (others.size()) {
      case 0 -> "";
      case 1 -> " (as many as " + others.get(0) + ")";
      default -> " (as many as " + others.size() + " other scenarios)";
    };
  }

  private static String cost(ScenarioFigures scenario, String currency) {
    var cost = scenario.figure(Metrics.COST_GUEST_MONTH, currency);
    return cost == null ? "" : " at " + cost.phrase() + " per guest and month";
  }

  private static String limit(ScenarioFigures scenario) {
    var limit = scenario.scenario().limitedBy();
    return limit.isEmpty() ? "" : ", limited by " + limit;
  }

  /** Says so when the paired difference to the runner-up has zero in its 95 % interval. */
  private static void doubt(
      ScenarioFigures first,
      List<ScenarioFigures> complete,
      Metric metric,
      String claim,
      List<String> notes) {
    var others =
        complete.stream()
            .filter(s -> !s.id().equals(first.id()) && s.spreads().containsKey(metric))
            .toList();
    var lead = first.spreads().get(metric);
    if (others.isEmpty() || lead == null || !lead.replicated()) {
      return;
    }
    var second = least(others, metric, metric);
    var mine = ScenarioFigures.values(first.scenario(), metric);
    var theirs = ScenarioFigures.values(second.scenario(), metric);
    if (mine.length != theirs.length || lead.mean() == second.mean(metric, ABSENT)) {
      return;
    }
    for (int i = 0; i < mine.length; i++) {
      theirs[i] -= mine[i];
    }
    if (Spread.of(theirs).low() <= 0) {
      notes.add(
          "That %s %s %s is not certain: over %d replications the 95 %% interval of the difference includes zero."
              .formatted(first.label(), claim, second.label(), mine.length));
    }
  }

  private static List<String> leftOut(
      List<ScenarioFigures> scenarios,
      List<ScenarioFigures> feasible,
      List<ScenarioFigures> complete) {
    var notes = new ArrayList<String>();
    int infeasible = scenarios.size() - feasible.size();
    if (infeasible > 0) {
      notes.add(
          "%d of %d scenarios %s not feasible; the table says why."
              .formatted(infeasible, scenarios.size(), infeasible == 1 ? "is" : "are"));
    }
    int incomplete = feasible.size() - complete.size();
    if (incomplete > 0 && !complete.isEmpty()) {
      notes.add(
          "%d of %d scenarios %s guests without a host and %s not compared."
              .formatted(
                  incomplete,
                  scenarios.size(),
                  incomplete == 1 ? "leaves" : "leave",
                  incomplete == 1 ? "is" : "are"));
    }
    return notes;
  }

  private static String nonePlacesAll(List<ScenarioFigures> feasible) {
    var nearest = least(feasible, Metrics.GUESTS_UNPLACED, Metrics.HOSTS_NEEDED);
    return "No scenario finds a host for every guest. The nearest is %s, which leaves %s guests without one%s."
        .formatted(
            nearest.label(),
            Digits.number(nearest.mean(Metrics.GUESTS_UNPLACED, 0)),
            limit(nearest));
  }

  private static String noneFeasible(List<ScenarioFigures> scenarios) {
    var reasons =
        scenarios.stream()
            .limit(REASONS)
            .map(
                s ->
                    s.label()
                        + ": "
                        + String.valueOf(s.scenario().infeasible()).replaceAll("\\.$", ""))
            .toList();
    int rest = scenarios.size() - reasons.size();
    return "No scenario is feasible. "
        + String.join("; ", reasons)
        + (rest > 0 ? "; and " + rest + " more." : ".");
  }
}
