package io.densimeter.reports.check;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The outcome of a check as SARIF 2.1.0: a result for each finding, placed in the file that most
 * likely caused it.
 *
 * <p>A finding is followed from run to run by its rule and subject, so its fingerprint does not
 * have the figures in it.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
public final class Sarif {
  private Sarif() {}

  /** Returns the JSON of an outcome. */
  public static String text(CheckOutcome outcome) {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    root.put("version", "2.1.0");
    var run = root.putArray("runs").addObject();
    var driver = run.putObject("tool").putObject("driver");
    driver.put("name", "densimeter");
    driver.put("version", outcome.version());
    var rules = driver.putArray("rules");
    for (var rule : CheckRule.values()) {
      var node = rules.addObject();
      node.put("id", rule.id());
      node.putObject("shortDescription").put("text", rule.meaning());
      node.putObject("defaultConfiguration").put("level", "error");
    }
    var results = run.putArray("results");
    for (var finding : outcome.findings()) {
      result(results.addObject(), finding);
    }
    return root.toPrettyString() + "\n";
  }

  private static void result(ObjectNode node, CheckFinding finding) {
    node.put("ruleId", finding.rule().id());
    node.put("ruleIndex", finding.rule().ordinal());
    node.put("level", "error");
    node.putObject("message").put("text", finding.message());
    var place = node.putArray("locations").addObject();
    var physical = place.putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", finding.place().uri());
    physical.putObject("region").put("startLine", finding.place().line());
    place
        .putArray("logicalLocations")
        .addObject()
        .put("fullyQualifiedName", finding.subject().toString());
    node.putObject("partialFingerprints")
        .put("subject/v1", finding.rule().id() + ":" + finding.subject());
  }
}
