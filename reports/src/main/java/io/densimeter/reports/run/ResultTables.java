package io.densimeter.reports.run;

import io.densimeter.reports.figures.MetricUnit;
import io.densimeter.reports.figures.ScenarioFigures;
import io.densimeter.reports.result.CostLine;
import io.densimeter.reports.result.RunResult;
import io.densimeter.reports.result.ScenarioResult;
import io.densimeter.reports.result.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tech.tablesaw.columns.Column;

/** The tables of a run in long form: one row for each observation, the scenario's id in front. */
final class ResultTables {
  private ResultTables() {}

  static void write(RunResult result, Path directory) throws IOException {
    write(result, directory.resolve("results.csv"), s -> results(s, result.currency()));
    write(result, directory.resolve("hosts.csv"), ResultTables::hosts);
    write(result, directory.resolve("guests.csv"), ResultTables::guests);
    write(result, directory.resolve("timeline.csv"), ResultTables::timeline);
    write(result, directory.resolve("costs.csv"), s -> costs(s, result.currency()));
    write(result, directory.resolve("cashflows.csv"), s -> cashFlows(s, result.currency()));
    AnalysisTables.write(result, directory);
  }

  private static void write(
      RunResult result, Path path, Function<ScenarioResult, List<Column<?>>> rows)
      throws IOException {
    try (var file = new CsvFile(path)) {
      for (var scenario : result.scenarios()) {
        file.append(rows.apply(scenario));
      }
    }
  }

  private static List<Column<?>> results(ScenarioResult scenario, String currency) {
    var cells = new Cells("results.csv");
    var id = cells.text("scenario");
    var technique = cells.text("technique");
    var replication = cells.integer("replication");
    var metric = cells.text("metric");
    var value = cells.number("value");
    var unit = cells.text("unit");
    for (var one : scenario.replications()) {
      for (var declared : ScenarioFigures.inOrder(one)) {
        cells.put(id, scenario.id());
        cells.put(technique, scenario.technique());
        replication.append(one.replication());
        cells.put(metric, declared.name());
        cells.put(value, one.values().getOrDefault(declared, Double.NaN));
        cells.put(unit, MetricUnit.of(declared, currency));
      }
    }
    return cells.columns();
  }

  private static List<Column<?>> hosts(ScenarioResult scenario) {
    var cells = new Cells("hosts.csv");
    var id = cells.text("scenario");
    var replication = cells.integer("replication");
    var host = cells.text("host");
    var guests = cells.integer("guests");
    var cpuMean = cells.number("cpu_mean_fraction");
    var cpuP95 = cells.number("cpu_p95_fraction");
    var memory = cells.number("memory_fraction");
    var energy = cells.number("energy_kwh");
    for (var row : scenario.hosts()) {
      cells.put(id, scenario.id());
      replication.append(row.replication());
      cells.put(host, row.host());
      guests.append(row.guests());
      cells.put(cpuMean, row.cpuMeanFraction());
      cells.put(cpuP95, row.cpuP95Fraction());
      cells.put(memory, row.memoryFraction());
      cells.put(energy, row.energyKwh());
    }
    return cells.columns();
  }

  private static List<Column<?>> guests(ScenarioResult scenario) {
    var cells = new Cells("guests.csv");
    var id = cells.text("scenario");
    var replication = cells.integer("replication");
    var guest = cells.text("guest");
    var host = cells.text("host");
    var demandMean = cells.number("demand_mean_fraction");
    var demandP95 = cells.number("demand_p95_fraction");
    var ready = cells.number("ready_fraction");
    var violation = cells.number("violation_fraction");
    for (var row : scenario.guests()) {
      cells.put(id, scenario.id());
      replication.append(row.replication());
      cells.put(guest, row.guest());
      cells.put(host, row.host());
      cells.put(demandMean, row.demandMeanFraction());
      cells.put(demandP95, row.demandP95Fraction());
      cells.put(ready, row.readyFraction());
      cells.putOrBlank(violation, row.violationFraction());
    }
    return cells.columns();
  }

  /** The series of the first replication. */
  private static List<Column<?>> timeline(ScenarioResult scenario) {
    var cells = new Cells("timeline.csv");
    var id = cells.text("scenario");
    var step = cells.integer("step");
    var time = cells.number("time_s");
    var hostsOn = cells.number("hosts_on");
    var cpu = cells.number("cpu_fraction");
    var ready = cells.number("ready_fraction");
    var power = cells.number("power_w");
    var migrations = cells.number("migrations");
    var series = scenario.timeline();
    int steps = series == null ? 0 : steps(series, scenario.id());
    for (int i = 0; series != null && i < steps; i++) {
      cells.put(id, scenario.id());
      step.append(i);
      cells.put(time, i * series.stepSeconds());
      cells.put(hostsOn, series.hostsOn().get(i));
      cells.put(cpu, series.cpuFraction().get(i));
      cells.put(ready, series.readyFraction().get(i));
      cells.put(power, series.watts().get(i));
      cells.put(migrations, series.migrations().get(i));
    }
    return cells.columns();
  }

  private static int steps(Timeline series, String id) {
    int steps = series.hostsOn().size();
    if (series.cpuFraction().size() != steps
        || series.readyFraction().size() != steps
        || series.watts().size() != steps
        || series.migrations().size() != steps) {
      throw new IllegalStateException("The series of " + id + " differ in length.");
    }
    return steps;
  }

  private static List<Column<?>> costs(ScenarioResult scenario, String currency) {
    var cells = new Cells("costs.csv");
    var id = cells.text("scenario");
    var plan = cells.text("plan");
    var category = cells.text("category");
    var item = cells.text("item");
    var present = cells.number("present");
    var month = cells.number("month");
    var unit = cells.text("unit");
    var basis = cells.text("basis");
    eachLine(
        scenario,
        (name, line) -> {
          cells.put(id, scenario.id());
          cells.put(plan, name);
          cells.put(category, line.category());
          cells.put(item, line.item());
          cells.put(present, line.present());
          cells.put(month, line.month());
          cells.put(unit, currency);
          cells.put(basis, line.basis());
        });
    return cells.columns();
  }

  private static List<Column<?>> cashFlows(ScenarioResult scenario, String currency) {
    var cells = new Cells("cashflows.csv");
    var id = cells.text("scenario");
    var plan = cells.text("plan");
    var item = cells.text("item");
    var year = cells.integer("year");
    var amount = cells.number("amount");
    var unit = cells.text("unit");
    eachLine(
        scenario,
        (name, line) -> {
          for (int y = 0; y < line.years().size(); y++) {
            cells.put(id, scenario.id());
            cells.put(plan, name);
            cells.put(item, line.item());
            year.append(y);
            cells.put(amount, line.years().get(y));
            cells.put(unit, currency);
          }
        });
    return cells.columns();
  }

  private static void eachLine(ScenarioResult scenario, BiConsumer<String, CostLine> action) {
    scenario.costs().lines().forEach(line -> action.accept("scenario", line));
    scenario.costs().unconsolidated().forEach(line -> action.accept("unconsolidated", line));
  }
}
