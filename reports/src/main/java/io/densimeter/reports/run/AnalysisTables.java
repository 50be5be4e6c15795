package io.densimeter.reports.run;

import io.densimeter.reports.result.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tech.tablesaw.columns.Column;

/** What costs depend on and how sure they are, in long form. */
final class AnalysisTables {
  private AnalysisTables() {}

  static void write(RunResult result, Path directory) throws IOException {
    write(directory.resolve("tornado.csv"), swings(result));
    write(directory.resolve("uncertainty.csv"), intervals(result));
    write(directory.resolve("comparisons.csv"), comparisons(result));
  }

  private static void write(Path path, List<Column<?>> columns) throws IOException {
    try (var file = new CsvFile(path)) {
      file.append(columns);
    }
  }

  private static List<Column<?>> swings(RunResult result) {
    var cells = new Cells("tornado.csv");
    var id = cells.text("scenario");
    var assumption = cells.text("assumption");
    var low = cells.text("low");
    var high = cells.text("high");
    var middle = cells.number("total_middle");
    var atLow = cells.number("total_low");
    var atHigh = cells.number("total_high");
    var unit = cells.text("unit");
    for (var swing : result.analysis().swings()) {
      cells.put(id, swing.scenario());
      cells.put(assumption, swing.assumption());
      cells.put(low, swing.low());
      cells.put(high, swing.high());
      cells.put(middle, swing.middle());
      cells.put(atLow, swing.totalAtLow());
      cells.put(atHigh, swing.totalAtHigh());
      cells.put(unit, result.currency());
    }
    return cells.columns();
  }

  private static List<Column<?>> intervals(RunResult result) {
    var cells = new Cells("uncertainty.csv");
    var id = cells.text("scenario");
    var figure = cells.text("figure");
    var mean = cells.number("mean");
    var halfWidth = cells.number("mean_half_width");
    var low = cells.number("low");
    var high = cells.number("high");
    var plain = cells.number("plain_samples");
    var unit = cells.text("unit");
    for (var interval : result.analysis().intervals()) {
      cells.put(id, interval.scenario());
      cells.put(figure, interval.figure());
      cells.put(mean, interval.mean());
      cells.put(halfWidth, interval.halfWidth());
      cells.put(low, interval.low());
      cells.put(high, interval.high());
      cells.put(plain, interval.plainSamples());
      cells.put(unit, interval.unit());
    }
    return cells.columns();
  }

  /** One row for each pair and question: how likely, or at which value. */
  private static List<Column<?>> comparisons(RunResult result) {
    var cells = new Cells("comparisons.csv");
    var id = cells.text("scenario");
    var than = cells.text("than");
    var probability = cells.number("cheaper_fraction");
    var halfWidth = cells.number("cheaper_half_width");
    var assumption = cells.text("break_even_of");
    var given = cells.text("given");
    var value = cells.text("break_even");
    var range = cells.text("searched");
    for (var odds : result.analysis().odds()) {
      cells.put(id, odds.scenario());
      cells.put(than, odds.than());
      cells.put(probability, odds.probability());
      cells.put(halfWidth, odds.halfWidth());
      List.of(assumption, given, value, range).forEach(column -> cells.put(column, ""));
    }
    for (var point : result.analysis().breakEvens()) {
      var found = point.value();
      cells.put(id, point.scenario());
      cells.put(than, point.than());
      cells.putOrBlank(probability, null);
      cells.putOrBlank(halfWidth, null);
      cells.put(assumption, point.assumption());
      cells.put(given, point.given());
      cells.put(value, found == null ? "" : found);
      cells.put(range, point.range());
    }
    return cells.columns();
  }
}
