package io.densimeter.reports.cost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.densimeter.reports.result.CostLine;
import io.densimeter.reports.result.RunResult;
import io.densimeter.reports.result.ScenarioResult;
import java.math.BigDecimal;
import java.util.List;

/** The breakdown as JSON: one object for each scenario, amounts to the cent. */
final class CostJson {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int SCHEMA_VERSION = 1;

  private CostJson() {}

  static String of(RunResult run) {
    var root = MAPPER.createObjectNode();
    root.put("schemaVersion", SCHEMA_VERSION);
    root.put("densimeter", run.version());
    root.put("name", run.name());
    root.put("currency", run.currency());
    var scenarios = root.putArray("scenarios");
    run.scenarios().forEach(each -> scenario(scenarios.addObject(), each));
    var indenter = new DefaultIndenter("  ", "\n");
    var printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    try {
      return MAPPER.writer(printer).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of plain values could not be written as JSON.", e);
    }
  }

  private static void scenario(ObjectNode node, ScenarioResult scenario) {
    node.put("id", scenario.id());
    node.put("technique", scenario.technique());
    node.put("infeasible", scenario.infeasible());
    var costs = scenario.costs();
    node.put("paid", cents(Totals.of(costs.lines(), Totals::paid)));
    node.put("present", cents(Totals.of(costs.lines(), CostLine::present)));
    node.put("month", cents(Totals.of(costs.lines(), CostLine::month)));
    lines(node.putArray("lines"), costs.lines());
    lines(node.putArray("unconsolidated"), costs.unconsolidated());
    var units = node.putObject("units");
    costs.units().forEach(units::put);
    var saving = costs.saving();
    if (saving == null) {
      node.putNull("saving");
    } else {
      var saved = node.putObject("saving");
      saved.put("present", cents(saving.present()));
      years(saved.putArray("years"), saving.years());
      saved.put("paybackMonths", saving.paybackMonths());
      saved.put("returnFraction", saving.returnFraction());
    }
  }

  private static void lines(ArrayNode array, List<CostLine> lines) {
    for (var line : lines) {
      var node = array.addObject();
      node.put("category", line.category());
      node.put("item", line.item());
      years(node.putArray("years"), line.years());
      node.put("present", cents(line.present()));
      node.put("month", cents(line.month()));
      node.put("basis", line.basis());
    }
  }

  private static void years(ArrayNode array, List<Double> years) {
    years.forEach(amount -> array.add(cents(amount)));
  }

  private static BigDecimal cents(double amount) {
    return BigDecimal.valueOf(Math.round(amount * 100), 2);
  }
}
