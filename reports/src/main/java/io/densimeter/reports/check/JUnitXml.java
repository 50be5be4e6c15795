package io.densimeter.reports.check;

import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The outcome of a check as JUnit XML: a test case for each subject, a failure for what differs,
 * with the figures as properties. Times are 0, so that the same outcome gives the same bytes.
 *
 * @see <a href="https://github.com/testmoapp/junitxml">the form that CI servers agree on</a>
 */
public final class JUnitXml {
  private static final String NAME = "densimeter check";

  private final CheckOutcome outcome;
  private final XMLStreamWriter xml;

  private JUnitXml(CheckOutcome outcome, XMLStreamWriter xml) {
    this.outcome = outcome;
    this.xml = xml;
  }

  /** Returns the XML of an outcome. */
  public static String text(CheckOutcome outcome) {
    var text = new StringWriter();
    try {
      var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      new JUnitXml(outcome, xml).suites();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML could not be written to memory.", e);
    }
    return text.toString();
  }

  private void suites() throws XMLStreamException {
    var bySubject = outcome.bySubject();
    start(0, "testsuites");
    counts(bySubject.size());
    start(1, "testsuite");
    counts(bySubject.size());
    for (var subject : outcome.subjects()) {
      start(2, "testcase");
      attribute("classname", subject.group());
      attribute("name", subject.name());
      attribute("time", "0");
      var findings = bySubject.getOrDefault(subject, List.of());
      if (!findings.isEmpty()) {
        failed(findings);
      }
      xml.writeEndElement();
    }
    end(1);
    end(0);
  }

  private void counts(int failures) throws XMLStreamException {
    attribute("name", NAME);
    attribute("tests", Integer.toString(outcome.subjects().size()));
    attribute("failures", Integer.toString(failures));
    attribute("errors", "0");
    attribute("skipped", "0");
    attribute("time", "0");
  }

  private void failed(List<CheckFinding> findings) throws XMLStreamException {
    var first = findings.get(0);
    attribute("file", first.place().uri());
    attribute("line", Integer.toString(first.place().line()));
    var changes = findings.stream().flatMap(finding -> finding.changes().stream()).toList();
    if (!changes.isEmpty()) {
      start(3, "properties");
      for (var change : changes) {
        property(change, "baseline", change.before());
        property(change, "now", change.now());
      }
      end(3);
    }
    start(3, "failure");
    attribute("type", first.rule().id());
    attribute("message", first.summary());
    characters(findings.stream().map(CheckFinding::message).collect(Collectors.joining("\n")));
    xml.writeEndElement();
    indent(2);
  }

  private void property(CheckChange change, String when, String value) throws XMLStreamException {
    indent(4);
    xml.writeEmptyElement("property");
    var unit = change.unit().isEmpty() ? "" : " (" + change.unit() + ")";
    attribute("name", change.name() + ", " + when + unit);
    attribute("value", value);
  }

  private void start(int depth, String element) throws XMLStreamException {
    indent(depth);
    xml.writeStartElement(element);
  }

  private void end(int depth) throws XMLStreamException {
    indent(depth);
    xml.writeEndElement();
  }

  private void indent(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, printable(value));
  }

  private void characters(String text) throws XMLStreamException {
    xml.writeCharacters(printable(text));
  }

  /** Returns a text without what XML 1.0 cannot hold even when escaped. */
  private static String printable(String text) {
    return text.codePoints()
        .map(c -> isXml(c) ? c : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= ' ' && c < 0xD800)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
