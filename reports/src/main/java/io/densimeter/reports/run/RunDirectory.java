package io.densimeter.reports.run;

import io.densimeter.model.units.Problem;
import io.densimeter.reports.figures.RunSummary;
import io.densimeter.reports.html.HtmlReport;
import io.densimeter.reports.result.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The directory of a run: tables for programs, a report for people, and what both were made from.
 *
 * <p>It appears whole or not at all: the files are written into a hidden directory beside the
 * target, which is then renamed. Equal results give equal bytes; nothing in it depends on the time,
 * the machine or the directory. File names are fixed, so no text of a user reaches one.
 */
public final class RunDirectory {
  /** Every file of a run directory. */
  public static final List<String> FILES =
      List.of(
          "results.csv",
          "hosts.csv",
          "guests.csv",
          "timeline.csv",
          "costs.csv",
          "cashflows.csv",
          "tornado.csv",
          "uncertainty.csv",
          "comparisons.csv",
          "report.html",
          "summary.json",
          "experiment.yaml",
          "manifest.json");

  private RunDirectory() {}

  /**
   * Returns why a run may not be written to a directory; empty when it may. It may when the
   * directory is missing or empty, or holds an earlier run and nothing else.
   */
  public static List<Problem> check(Path directory) {
    return new Target(directory).problems();
  }

  /**
   * Writes a run, in the place of an earlier one when there is one.
   *
   * @throws RefusedDirectoryException when {@link #check} has a problem with the directory
   * @throws IllegalStateException when a figure of the result is not finite or parts of the result
   *     contradict each other; then nothing is left behind and an earlier run is untouched
   * @throws IOException when a file cannot be written; likewise
   */
  public static void write(RunResult result, Path directory) throws IOException {
    var target = new Target(directory);
    var problems = target.problems();
    if (!problems.isEmpty()) {
      throw new RefusedDirectoryException(problems);
    }
    target.fill(parts -> writeFiles(result, parts));
  }

  private static void writeFiles(RunResult result, Path directory) throws IOException {
    var summary = RunSummary.of(result);
    ResultTables.write(result, directory);
    text(directory, "report.html", HtmlReport.of(summary));
    text(directory, "summary.json", SummaryJson.of(summary));
    text(directory, "experiment.yaml", result.experiment());
    text(directory, "manifest.json", Manifest.of(result));
  }

  private static void text(Path directory, String name, String text) throws IOException {
    Files.write(directory.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
