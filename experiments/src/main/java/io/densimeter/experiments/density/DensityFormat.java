package io.densimeter.experiments.density;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.densimeter.model.operation.DensitySearch.Found;
import io.densimeter.model.operation.OperationResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Densities as text: a table to read, CSV and JSON for programs. */
public enum DensityFormat {
  /** Columns for a reader, rounded. */
  TABLE {
    @Override
    public String text(DensitySpec spec, List<TechniqueDensity> densities) {
      return table(spec, densities);
    }
  },
  /** One row for each figure, at full precision. */
  CSV {
    @Override
    public String text(DensitySpec spec, List<TechniqueDensity> densities) {
      return csv(spec, densities);
    }
  },
  /** One object for each technique, at full precision. */
  JSON {
    @Override
    public String text(DensitySpec spec, List<TechniqueDensity> densities) {
      return json(spec, densities);
    }
  };

  /** Returns the text of densities, with a newline at its end. */
  public abstract String text(DensitySpec spec, List<TechniqueDensity> densities);

  /** Returns the name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The figures of the hosts at their density, each the mean over replications. */
  private static Map<String, Double> figures(Found found, double percentile) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(
        "response.p" + percentile + "_ms",
        TechniqueDensity.mean(found, r -> r.responses().quantile(percentile / 100) / 1e6));
    figures.put(
        "throughput_per_s", TechniqueDensity.mean(found, OperationResult::throughputPerSecond));
    figures.put("cpu.ready_fraction", TechniqueDensity.mean(found, OperationResult::readyFraction));
    figures.put("pcpu_fraction", TechniqueDensity.mean(found, OperationResult::pcpuFraction));
    figures.put("io_fraction", TechniqueDensity.mean(found, OperationResult::ioFraction));
    figures.put("disk_fraction", TechniqueDensity.mean(found, OperationResult::diskFraction));
    figures.put("network_fraction", TechniqueDensity.mean(found, OperationResult::networkFraction));
    figures.put("exits_per_s", TechniqueDensity.mean(found, OperationResult::exitsPerSecond));
    figures.put("slowdown_ratio", TechniqueDensity.mean(found, OperationResult::slowdown));
    return figures;
  }

  private static String table(DensitySpec spec, List<TechniqueDensity> densities) {
    var text = new StringBuilder(spec.question()).append('\n').append('\n');
    text.append(
        String.format(
            Locale.ROOT,
            "%-22s %-20s %7s %6s %9s %7s %7s %7s  %s%n",
            "technique",
            "implementation",
            "tiles",
            "+-",
            "p" + spec.serviceLevel().percentile() + " ms",
            "ready%",
            "pCPU%",
            "io%",
            "limited by"));
    for (var each : densities) {
      var found = each.found();
      if (found == null) {
        text.append(
            String.format(
                Locale.ROOT,
                "%-22s %-20s infeasible: %s%n",
                each.technique(),
                each.implementation(),
                String.join("; ", each.obstacles())));
        continue;
      }
      var values = List.copyOf(figures(found, spec.serviceLevel().percentile()).values());
      text.append(
          String.format(
              Locale.ROOT,
              "%-22s %-20s %7.1f %6.1f %9.2f %7.2f %7.1f %7.1f  %s%n",
              each.technique(),
              each.implementation(),
              found.tiles().mean(),
              found.tiles().halfWidth(),
              values.get(0),
              100 * values.get(2),
              100 * values.get(3),
              100 * values.get(4),
              found.limit().label()));
    }
    text.append("\n+- is half the 95 % interval; io is the driver domain or the I/O threads.\n");
    return text.toString();
  }

  private static String csv(DensitySpec spec, List<TechniqueDensity> densities) {
    var csv = new StringBuilder("technique,implementation,measure,value\n");
    for (var each : densities) {
      var head = each.technique() + "," + each.implementation() + ",";
      var found = each.found();
      if (found == null) {
        for (var obstacle : each.obstacles()) {
          csv.append(head).append("infeasible,\"").append(obstacle.replace("\"", "\"\""));
          csv.append("\"\n");
        }
        continue;
      }
      csv.append(head).append("tiles,").append(found.tiles().mean()).append('\n');
      csv.append(head).append("tiles_half_width,").append(found.tiles().halfWidth()).append('\n');
      csv.append(head).append("replications,").append(found.tiles().count()).append('\n');
      csv.append(head).append("limit,").append(found.limit().label()).append('\n');
      figures(found, spec.serviceLevel().percentile())
          .forEach((name, value) -> csv.append(head).append(name + "," + value + "\n"));
    }
    return csv.toString();
  }

  private static String json(DensitySpec spec, List<TechniqueDensity> densities) {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("name", spec.name());
    root.put("seed", spec.seed());
    var array = root.putArray("densities");
    for (var each : densities) {
      var node = array.addObject();
      node.put("technique", each.technique());
      node.put("implementation", each.implementation());
      var found = each.found();
      if (found == null) {
        each.obstacles().forEach(node.putArray("infeasible")::add);
        continue;
      }
      node.put("tiles", found.tiles().mean());
      node.put("tiles_half_width", found.tiles().halfWidth());
      node.put("replications", found.tiles().count());
      node.put("limit", found.limit().label());
      var figures = node.putObject("at_density");
      figures(found, spec.serviceLevel().percentile()).forEach(figures::put);
    }
    return root.toPrettyString() + "\n";
  }
}
