package io.densimeter.reports.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class CheckReportsTest {
  private static final CheckSubject PASSED = new CheckSubject("xeon.docker", "web at 50 %");
  private static final CheckSubject FAILED = new CheckSubject("xeon.kvm", "web at 50 %");
  private static final String SUMMARY = "slowdown 1 < 2 & \"more\" ]]> \u0001\ud800";
  private static final CheckOutcome OUTCOME =
      new CheckOutcome(
          "1.2.3",
          List.of(PASSED, FAILED),
          List.of(
              new CheckFinding(
                  CheckRule.OVERHEAD_DRIFT,
                  FAILED,
                  new CheckPlace("catalog/platforms/xeon.yaml", 29),
                  SUMMARY,
                  List.of(new CheckChange("vm-exit", "100", "101", "cycles <a second>")),
                  List.of("input <xeon>"))),
          List.of());

  private static Element xml() throws Exception {
    var bytes = JUnitXml.text(OUTCOME).getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes))
        .getDocumentElement();
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    return java.util.stream.IntStream.range(0, nodes.getLength())
        .mapToObj(i -> (Element) nodes.item(i))
        .toList();
  }

  @Test
  void aChangeSaysHowFarOverWhatItWas() {
    // 768.61 / 761 - 1 = 0.01
    assertEquals("+1 %", new CheckChange("p", "761", "768.61", "").relative());
    assertEquals("-50 %", new CheckChange("p", "3066 MHz", "1533 MHz", "").relative());
    // Cheaper than native: from -100 to -90 is 10 % of 100 more.
    assertEquals("+10 %", new CheckChange("p", "-100", "-90", "").relative());
    assertEquals("", new CheckChange("p", "3066 MHz", "3 GHz", "").relative());
    assertEquals("", new CheckChange("p", "0", "5", "").relative());
    assertEquals("", new CheckChange("p", "nested", "shadow", "").relative());
    assertEquals("", new CheckChange("p", CheckChange.NONE, "5", "").relative());
    assertEquals("p 100 -> 101 s (+1 %)", new CheckChange("p", "100", "101", "s").toString());
    assertEquals("p none -> 5", new CheckChange("p", CheckChange.NONE, "5", "").toString());
  }

  @Test
  void junitHasTheShapeThatServersAgreeOn() throws Exception {
    var suites = xml();
    assertEquals("testsuites", suites.getTagName());
    var suite = elements(suites, "testsuite").get(0);
    for (var counted : List.of(suites, suite)) {
      assertEquals("2", counted.getAttribute("tests"));
      assertEquals("1", counted.getAttribute("failures"));
      assertEquals("0", counted.getAttribute("errors"));
      assertFalse(counted.getAttribute("name").isEmpty());
    }
    var cases = elements(suite, "testcase");
    assertEquals(2, cases.size());
    for (var testcase : cases) {
      for (var required : List.of("classname", "name", "time")) {
        assertFalse(testcase.getAttribute(required).isEmpty(), required);
      }
    }
    assertEquals(List.of(), elements(cases.get(0), "failure"));
    assertEquals(1, elements(cases.get(1), "failure").size());
  }

  @Test
  void junitTellsTheFiguresAndEscapesWhatXmlCannotHold() throws Exception {
    var failed = elements(xml(), "testcase").get(1);
    assertEquals("xeon.kvm", failed.getAttribute("classname"));
    assertEquals("catalog/platforms/xeon.yaml", failed.getAttribute("file"));
    assertEquals("29", failed.getAttribute("line"));
    var failure = elements(failed, "failure").get(0);
    String shown = "slowdown 1 < 2 & \"more\" ]]> \ufffd\ufffd";
    assertEquals("overhead-drift", failure.getAttribute("type"));
    assertEquals(shown, failure.getAttribute("message"));
    assertEquals(
        shown + "\n  vm-exit 100 -> 101 cycles <a second> (+1 %)\n  input <xeon>",
        failure.getTextContent());
    var properties = elements(failed, "property");
    assertEquals(
        List.of("vm-exit, baseline (cycles <a second>)", "vm-exit, now (cycles <a second>)"),
        properties.stream().map(property -> property.getAttribute("name")).toList());
    assertEquals(
        List.of("100", "101"),
        properties.stream().map(property -> property.getAttribute("value")).toList());
  }

  /** Properties that SARIF 2.1.0 (OASIS, 2020) requires, by section, and what GitHub asks for. */
  @Test
  void sarifHasWhatItsStandardRequires() throws Exception {
    JsonNode log = JsonMapper.builder().build().readTree(Sarif.text(OUTCOME));
    assertEquals("2.1.0", log.at("/version").asText()); // 3.13.2
    assertTrue(log.at("/runs").isArray()); // 3.13.4
    assertEquals(1, log.at("/runs").size());
    var driver = log.at("/runs/0/tool/driver"); // 3.14.6, 3.18.2
    assertEquals("densimeter", driver.at("/name").asText()); // 3.19.8
    assertEquals("1.2.3", driver.at("/version").asText());
    var rules = driver.at("/rules");
    Set<String> ids = new HashSet<>();
    for (var rule : rules) {
      assertTrue(ids.add(rule.at("/id").asText()), rule.toString()); // 3.49.3, each once
      assertFalse(rule.at("/shortDescription/text").asText().isEmpty()); // 3.12.3
    }
    assertEquals(CheckRule.values().length, ids.size());
    assertEquals(1, log.at("/runs/0/results").size());
    var result = log.at("/runs/0/results/0");
    assertFalse(result.at("/message/text").asText().isEmpty()); // 3.27.11
    assertTrue(Set.of("none", "note", "warning", "error").contains(result.at("/level").asText()));
    int index = result.at("/ruleIndex").intValue();
    assertEquals(result.at("/ruleId").asText(), rules.at("/" + index + "/id").asText()); // 3.27.6
    var physical = result.at("/locations/0/physicalLocation");
    assertFalse(URI.create(physical.at("/artifactLocation/uri").asText()).isAbsolute()); // 3.4.3
    assertEquals(29, physical.at("/region/startLine").intValue()); // 3.30.5, from 1
  }

  @Test
  void aFindingKeepsItsFingerprintWhateverItsFiguresAre() throws Exception {
    var finding = OUTCOME.findings().get(0);
    var other =
        new CheckFinding(
            finding.rule(), FAILED, new CheckPlace("x", 1), "other", List.of(), List.of());
    var mapper = JsonMapper.builder().build();
    String path = "/runs/0/results/0/partialFingerprints/subject~1v1";
    var expected = "overhead-drift:xeon.kvm/web at 50 %";
    assertEquals(expected, mapper.readTree(Sarif.text(OUTCOME)).at(path).asText());
    var outcome = new CheckOutcome("2", OUTCOME.subjects(), List.of(other), List.of());
    assertEquals(expected, mapper.readTree(Sarif.text(outcome)).at(path).asText());
  }
}
