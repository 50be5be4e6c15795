package io.densimeter.experiments.overhead;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.densimeter.experiments.text.CsvRow;
import io.densimeter.experiments.text.TextFormat;
import io.densimeter.experiments.text.TextTable;
import io.densimeter.model.kernel.Mechanism;
import java.util.Locale;

/** A comparison as text: a table to read, CSV and JSON for programs. */
public final class OverheadText {
  private static final String HEAD =
      "platform,profile,load_fraction,technique,implementation,measure,name,value,unit\n";

  private static final String UNIT = "cycles per native cycle";

  private OverheadText() {}

  /** Returns the text of a comparison, with a newline at its end. */
  public static String of(Comparison comparison, TextFormat format) {
    return switch (format) {
      case TABLE -> table(comparison);
      case CSV -> csv(comparison);
      case JSON -> json(comparison);
    };
  }

  private static String table(Comparison comparison) {
    var text = new StringBuilder();
    if (!comparison.overheads().isEmpty()) {
      text.append(head(comparison.overheads().get(0).at()));
      var summary =
          new TextTable(
              "",
              "technique",
              "implementation",
              "slowdown",
              "+- sampling",
              "+- prices",
              "hypervisor CPU");
      for (int i = 0; i < comparison.overheads().size(); i++) {
        var each = comparison.overheads().get(i);
        summary.row(
            each.at().implementation().technique().yamlName(),
            each.at().implementation().name(),
            number(each.slowdown()),
            number(each.slowdownHalfWidth()),
            number(comparison.priceHalfWidths().get(i)),
            number(each.hypervisor()));
      }
      text.append(summary.text());
    }
    for (var each : comparison.infeasible()) {
      text.append("\nInfeasible: ").append(String.join("; ", each.reasons())).append(".\n");
    }
    for (var each : comparison.overheads()) {
      text.append('\n').append(each.at().implementation().name()).append(", ").append(UNIT);
      text.append(":\n").append(mechanisms(each));
      if (!each.exitReasons().isEmpty()) {
        text.append(exits(each));
      }
    }
    return text.toString();
  }

  private static String head(OperatingPoint at) {
    return String.format(
        Locale.ROOT,
        """
        %s on %s at %s load; +- is half the 95 %% interval, from sampling and from what is not
        known of the prices; CPU is over native CPU.

        """,
        at.profile().name(),
        at.platform().name(),
        at.load());
  }

  private static String mechanisms(Overhead overhead) {
    var table = new TextTable("  ", "mechanism", "vCPU", "hypervisor", "events/s");
    for (var mechanism : overhead.mechanisms()) {
      table.row(
          mechanism.label(),
          number(overhead.vcpu(mechanism)),
          number(overhead.hypervisor(mechanism)),
          mechanism == Mechanism.NATIVE ? "" : count(overhead.eventsPerSecond(mechanism)));
    }
    return table.text();
  }

  private static String exits(Overhead overhead) {
    var table = new TextTable("  ", "VM exit", "per CPU second");
    for (var reason : overhead.exitReasons()) {
      table.row(reason.name(), count(overhead.exitsPerSecond(reason)));
    }
    return table.text();
  }

  private static String csv(Comparison comparison) {
    var csv = new StringBuilder();
    csv.append(HEAD);
    for (int i = 0; i < comparison.overheads().size(); i++) {
      var each = comparison.overheads().get(i);
      csv.append(row(each.at(), "slowdown", "", each.slowdown(), UNIT));
      csv.append(row(each.at(), "slowdown-half-width", "", each.slowdownHalfWidth(), UNIT));
      double prices = comparison.priceHalfWidths().get(i);
      csv.append(row(each.at(), "slowdown-price-half-width", "", prices, UNIT));
      double half = comparison.halfWidth(i);
      csv.append(row(each.at(), "slowdown-low", "", each.slowdown() - half, UNIT));
      csv.append(row(each.at(), "slowdown-high", "", each.slowdown() + half, UNIT));
      csv.append(row(each.at(), "hypervisor", "", each.hypervisor(), UNIT));
      for (var mechanism : each.mechanisms()) {
        csv.append(row(each.at(), "vcpu", mechanism.label(), each.vcpu(mechanism), UNIT));
        double outside = each.hypervisor(mechanism);
        csv.append(row(each.at(), "hypervisor", mechanism.label(), outside, UNIT));
      }
      for (var reason : each.exitReasons()) {
        double exits = each.exitsPerSecond(reason);
        csv.append(row(each.at(), "exits", reason.name(), exits, "per CPU second"));
      }
    }
    for (var each : comparison.infeasible()) {
      for (var reason : each.reasons()) {
        csv.append(row(each.at(), "infeasible", reason, "", ""));
      }
    }
    return csv.toString();
  }

  private static String row(
      OperatingPoint at, String measure, String name, double value, String unit) {
    return row(at, measure, name, Double.toString(value), unit);
  }

  private static String row(
      OperatingPoint at, String measure, String name, String value, String unit) {
    return CsvRow.of(
        at.platform().name(),
        at.profile().name(),
        Double.toString(at.loadFraction()),
        at.implementation().technique().yamlName(),
        at.implementation().name(),
        measure,
        name,
        value,
        unit);
  }

  private static String json(Comparison comparison) {
    var root = JsonNodeFactory.instance.objectNode();
    var overheads = root.putArray("overheads");
    for (int i = 0; i < comparison.overheads().size(); i++) {
      var each = comparison.overheads().get(i);
      var node = overheads.addObject();
      describe(node, each.at());
      node.put("slowdown", each.slowdown());
      node.put("slowdown_half_width", each.slowdownHalfWidth());
      node.put("slowdown_price_half_width", comparison.priceHalfWidths().get(i));
      node.put("slowdown_low", each.slowdown() - comparison.halfWidth(i));
      node.put("slowdown_high", each.slowdown() + comparison.halfWidth(i));
      node.put("hypervisor", each.hypervisor());
      var mechanisms = node.putObject("mechanisms");
      for (var mechanism : each.mechanisms()) {
        var cycles = mechanisms.putObject(mechanism.label());
        cycles.put("vcpu", each.vcpu(mechanism));
        cycles.put("hypervisor", each.hypervisor(mechanism));
        cycles.put("events_per_cpu_second", each.eventsPerSecond(mechanism));
      }
      var exits = node.putObject("exits_per_cpu_second");
      for (var reason : each.exitReasons()) {
        exits.put(reason.name(), each.exitsPerSecond(reason));
      }
    }
    var infeasible = root.putArray("infeasible");
    for (var each : comparison.infeasible()) {
      var node = infeasible.addObject();
      describe(node, each.at());
      var reasons = node.putArray("reasons");
      each.reasons().forEach(reasons::add);
    }
    return root.toPrettyString() + "\n";
  }

  private static void describe(ObjectNode node, OperatingPoint at) {
    node.put("platform", at.platform().name());
    node.put("profile", at.profile().name());
    node.put("load_fraction", at.loadFraction());
    node.put("technique", at.implementation().technique().yamlName());
    node.put("implementation", at.implementation().name());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String count(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
