package io.densimeter.reports.html;

import io.densimeter.reports.figures.Digits;
import io.densimeter.reports.figures.Finite;
import io.densimeter.reports.figures.RunSummary;
import io.densimeter.reports.figures.ScenarioFigures;
import io.densimeter.reports.result.MechanismCycles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Where the cycles go: for each scenario the cycles that each mechanism costs per native cycle,
 * those on the vCPU plain and those outside it hatched. The guest's own work, at 1, is left out.
 */
final class MechanismChart {
  private static final String NATIVE = "native";
  private static final double TINY = 1e-12;
  private static final int COLOURS = 15;

  private MechanismChart() {}

  static ChartView chart(RunSummary summary, String id) {
    var title = "Where the extra cycles go";
    var scenarios = summary.scenarios().stream().filter(ScenarioFigures::feasible).toList();
    var drawn = scenarios.stream().limit(BarCharts.BARS).toList();
    var segments = new ArrayList<ChartData.Segment>();
    var names = mechanisms(scenarios).keySet();
    var large = largest(drawn, names);
    var own = names.stream().filter(large::contains).toList();
    for (var name : names) {
      int colour = own.indexOf(name);
      if (colour >= 0) {
        add(segments, drawn, name, colour, List.of(name));
      }
    }
    var others = names.stream().filter(name -> !own.contains(name)).toList();
    add(segments, drawn, "other mechanisms", COLOURS, others);
    var labels = drawn.stream().map(ScenarioFigures::label).toList();
    return ChartView.stack(
        id,
        title,
        ("Cycles beyond the guest's own work, per native cycle of the guest. Hatched: outside the"
                + " vCPU, in the hypervisor or a driver domain. "
                + ChartView.hidden(scenarios.size() - drawn.size()))
            .strip(),
        new ChartData.Stack(id, "cycles per native cycle", labels, segments),
        grid(scenarios, title));
  }

  /** Returns the meaning of each mechanism but the guest's own work, in order of appearance. */
  static Map<String, String> mechanisms(List<ScenarioFigures> scenarios) {
    var meanings = new LinkedHashMap<String, String>();
    for (var scenario : scenarios) {
      for (var cycles : scenario.scenario().mechanisms()) {
        if (!cycles.mechanism().equals(NATIVE)) {
          meanings.putIfAbsent(cycles.mechanism(), cycles.meaning());
        }
      }
    }
    return meanings;
  }

  /**
   * Returns the mechanisms with the largest shares of a scenario's extra cycles, as many as there
   * are colours.
   */
  private static List<String> largest(List<ScenarioFigures> scenarios, Collection<String> names) {
    ToDoubleFunction<String> most =
        name ->
            scenarios.stream()
                .mapToDouble(s -> extra(s, List.of(name)) / Math.max(TINY, extra(s, names)))
                .max()
                .orElse(0);
    return names.stream()
        .sorted(Comparator.comparingDouble(most).reversed())
        .limit(COLOURS)
        .toList();
  }

  private static void add(
      List<ChartData.Segment> segments,
      List<ScenarioFigures> scenarios,
      String label,
      int colour,
      List<String> names) {
    for (boolean outside : new boolean[] {false, true}) {
      var values = scenarios.stream().map(s -> cycles(s, names, outside)).toList();
      if (values.stream().anyMatch(value -> value > 0)) {
        segments.add(
            new ChartData.Segment(
                outside ? label + ", outside the vCPU" : label, colour, outside, values));
      }
    }
  }

  private static double extra(ScenarioFigures scenario, Collection<String> names) {
    return cycles(scenario, names, false) + cycles(scenario, names, true);
  }

  private static double cycles(
      ScenarioFigures scenario, Collection<String> names, boolean outside) {
    double sum = 0;
    for (var cycles : scenario.scenario().mechanisms()) {
      if (names.contains(cycles.mechanism())) {
        sum += outside ? cycles.hypervisorPerNativeCycle() : cycles.vcpuPerNativeCycle();
      }
    }
    return Finite.check("cycles of " + names + " of " + scenario.id(), sum);
  }

  private static Grid grid(List<ScenarioFigures> scenarios, String title) {
    var rows = new ArrayList<Grid.Row>();
    for (var scenario : scenarios) {
      for (var cycles : scenario.scenario().mechanisms()) {
        rows.add(row(scenario.label(), cycles));
      }
    }
    return new Grid(
        title + ", cycles per native cycle",
        List.of("Scenario: mechanism", "On the vCPU", "Outside the vCPU"),
        rows);
  }

  private static Grid.Row row(String name, MechanismCycles cycles) {
    return new Grid.Row(
        name + ": " + cycles.mechanism(),
        List.of(
            Digits.number(cycles.vcpuPerNativeCycle()),
            Digits.number(cycles.hypervisorPerNativeCycle())));
  }
}
