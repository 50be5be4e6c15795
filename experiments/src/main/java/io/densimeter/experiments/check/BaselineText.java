package io.densimeter.experiments.check;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The JSON of a baseline, to be committed: a line for each figure of an input and for each
 * combination, sorted, so that a change of one is a change of one line.
 */
final class BaselineText {
  static final int FORMAT = 1;
  static final String GENERATED = "by densimeter check --update; do not edit";

  private BaselineText() {}

  static String of(Baseline baseline) {
    return "{\n\"generated\": "
        + quoted(GENERATED)
        + ",\n\"format\": "
        + FORMAT
        + ",\n\"unit\": "
        + quoted(OverheadRecord.UNIT)
        + ",\n\"inputs\": {"
        + baseline.inputs().entrySet().stream()
            .map(input -> "\n" + quoted(input.getKey()) + ": {" + figures(input.getValue()) + "}")
            .collect(Collectors.joining(","))
        + "\n},\n\"records\": {"
        + baseline.records().entrySet().stream()
            .map(each -> "\n" + quoted(each.getKey().key()) + ": " + record(each.getValue()))
            .collect(Collectors.joining(","))
        + "\n}\n}\n";
  }

  private static String figures(Map<String, String> figures) {
    return figures.entrySet().stream()
        .map(figure -> "\n  " + quoted(figure.getKey()) + ": " + quoted(figure.getValue()))
        .collect(Collectors.joining(","));
  }

  private static String record(OverheadRecord overhead) {
    return "{\"slowdown\":"
        + OverheadRecord.digits(overhead.slowdown())
        + ",\"vcpu\":"
        + cycles(overhead.vcpu())
        + (overhead.hypervisor().isEmpty()
            ? ""
            : ",\"hypervisor\":" + cycles(overhead.hypervisor()))
        + "}";
  }

  private static String cycles(Map<String, Double> cycles) {
    return cycles.entrySet().stream()
        .map(each -> quoted(each.getKey()) + ":" + OverheadRecord.digits(each.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }
}
