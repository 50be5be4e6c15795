package io.densimeter.reports.table;

import io.densimeter.reports.figures.ScenarioFigures;
import java.util.List;
import java.util.function.Function;

/**
 * What the rows of a table are called. Without a sweep a row has the scenario's id. With one the id
 * is too long for a row, so rows stand in groups: of one point of the sweep with a row for each
 * technique, or the other way round, whichever follows the order of the scenarios.
 *
 * @param groups heading of each row's group; empty without a sweep
 * @param rows name of each row in its group
 */
record Names(List<String> groups, List<String> rows) {
  static Names of(List<ScenarioFigures> scenarios) {
    if (scenarios.stream().allMatch(scenario -> scenario.scenario().axes().isEmpty())) {
      return new Names(List.of(), names(scenarios, ScenarioFigures::id));
    }
    var bases = names(scenarios, ScenarioFigures::base);
    var points = names(scenarios, ScenarioFigures::point);
    return changes(points) <= changes(bases) ? new Names(points, bases) : new Names(bases, points);
  }

  /** Returns whether a group begins with this row. */
  boolean begins(int row) {
    return !groups.isEmpty() && (row == 0 || !groups.get(row).equals(groups.get(row - 1)));
  }

  String group(int row) {
    return groups.get(row);
  }

  String row(int row) {
    return rows.get(row);
  }

  String indent() {
    return groups.isEmpty() ? "" : "  ";
  }

  private static List<String> names(
      List<ScenarioFigures> scenarios, Function<ScenarioFigures, String> name) {
    return scenarios.stream().map(name).toList();
  }

  private static int changes(List<String> names) {
    int changes = 0;
    for (int i = 1; i < names.size(); i++) {
      changes += names.get(i).equals(names.get(i - 1)) ? 0 : 1;
    }
    return changes;
  }
}
