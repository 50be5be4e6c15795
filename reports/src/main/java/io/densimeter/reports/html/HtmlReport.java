package io.densimeter.reports.html;

import com.samskivert.mustache.Mustache;
import io.densimeter.reports.figures.RunSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The report of a run as one HTML file: opens from disk, asks the network for nothing, prints in
 * black and white.
 *
 * <p>Text of a user is escaped by the template; the data for the charts has its less-than signs as
 * JSON escapes, so that no text can end the script element. The page forbids itself every request
 * by its Content-Security-Policy.
 */
public final class HtmlReport {
  /** In the WebJar whose version the root POM names. */
  private static final String LIBRARY =
      "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";

  private HtmlReport() {}

  /** Returns the page of a run. */
  public static String of(RunSummary summary) {
    var template =
        Mustache.compiler()
            .emptyStringIsFalse(true)
            .withLoader(name -> new StringReader(resource(name + ".mustache")))
            .compile(new StringReader(resource("report.mustache")));
    var assets = new Assets(resource("report.css"), chartLibrary(), resource("report.js"));
    return template.execute(Page.of(summary, assets));
  }

  /**
   * What is inlined into the page.
   *
   * @param style the style sheet
   * @param library the chart library's script, with its licence notice
   * @param script the page's own script
   */
  record Assets(String style, String library, String script) {}

  /** Returns the chart library without the comment that would make a debugger ask for its map. */
  private static String chartLibrary() {
    var script = resource(LIBRARY);
    if (script.contains("</script") || script.contains("<!--")) {
      throw new IllegalStateException("The chart library cannot be inlined: it ends a script.");
    }
    return script.replaceAll("(?m)^//# sourceMappingURL=.*$", "").strip();
  }

  private static String resource(String name) {
    try (InputStream stream = HtmlReport.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("A part of the report is not on the class path: " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
