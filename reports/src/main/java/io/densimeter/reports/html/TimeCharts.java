package io.densimeter.reports.html;

import io.densimeter.reports.figures.Digits;
import io.densimeter.reports.figures.Finite;
import io.densimeter.reports.figures.RunSummary;
import io.densimeter.reports.result.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A series of every scenario over the time of the trace. */
final class TimeCharts {
  private static final int MOST_POINTS = 600;
  private static final int FEWEST_POINTS = 60;
  private static final int PAGE_POINTS = 12_000;
  private static final int LINES = 60;
  private static final int SHOWN = 8;
  private static final int TABLE_ROWS = 24;

  private final List<String> labels = new ArrayList<>();
  private final List<Timeline> timelines = new ArrayList<>();
  private final double longestSeconds;
  private final int hidden;

  TimeCharts(RunSummary summary) {
    double longest = 0;
    int left = 0;
    for (var scenario : summary.scenarios()) {
      var timeline = scenario.scenario().timeline();
      if (timeline == null || timeline.hostsOn().isEmpty()) {
        continue;
      }
      if (labels.size() == LINES) {
        left++;
        continue;
      }
      labels.add(scenario.label());
      timelines.add(timeline);
      longest = Math.max(longest, timeline.stepSeconds() * timeline.hostsOn().size());
    }
    longestSeconds = longest;
    hidden = left;
  }

  boolean isEmpty() {
    return labels.isEmpty();
  }

  ChartView utilisation(String id) {
    return chart(
        id, "CPU utilisation of the hosts that are on", "%", 100, false, Timeline::cpuFraction);
  }

  ChartView hostsOn(String id) {
    return chart(id, "Hosts that are on", "hosts", 1, true, Timeline::hostsOn);
  }

  private ChartView chart(
      String id,
      String title,
      String unit,
      double scale,
      boolean stepped,
      Function<Timeline, List<Double>> values) {
    var clock = Clock.of(longestSeconds);
    var series = new ArrayList<ChartData.Series>();
    int points = Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, PAGE_POINTS / labels.size()));
    boolean decimated = false;
    double limit =
        AxisLimit.of(timelines.stream().mapToDouble(t -> highest(values.apply(t))).toArray());
    int shown = 0;
    for (int i = 0; i < labels.size(); i++) {
      var timeline = timelines.get(i);
      var all = values.apply(timeline);
      var x = new ArrayList<Double>();
      var y = new ArrayList<Double>();
      var steps = Decimation.steps(all, points);
      decimated |= steps.size() < all.size();
      for (int step : steps) {
        x.add(rounded(step * timeline.stepSeconds() / clock.seconds()));
        y.add(rounded(Finite.check(title + " of " + labels.get(i), all.get(step)) * scale));
      }
      boolean show = shown < SHOWN && (limit == 0 || highest(all) <= limit);
      shown += show ? 1 : 0;
      series.add(new ChartData.Series(labels.get(i), show, x, y));
    }
    var note =
        (shown < series.size() ? "Tick a scenario to draw it too; the axis follows. " : "")
            + (decimated ? "Drawn with the highs and lows of each stretch of steps. " : "")
            + "First replication; every step is in timeline.csv."
            + (hidden == 0 ? "" : " The first " + LINES + " scenarios; " + hidden + " more there.");
    return ChartView.lines(
        id,
        title,
        note,
        new ChartData.Lines(id, unit, clock.axis(), stepped, series),
        grid(title + ", " + unit, clock, scale, values));
  }

  /** Returns the means of equal stretches of time. */
  private Grid grid(
      String caption, Clock clock, double scale, Function<Timeline, List<Double>> values) {
    var heads = new ArrayList<String>();
    heads.add(clock.axis());
    heads.addAll(labels);
    var rows = new ArrayList<Grid.Row>();
    for (int row = 0; row < TABLE_ROWS; row++) {
      double from = longestSeconds * row / TABLE_ROWS;
      double to = longestSeconds * (row + 1) / TABLE_ROWS;
      var cells = new ArrayList<String>();
      boolean any = false;
      for (var timeline : timelines) {
        var cell = mean(timeline, values.apply(timeline), from, to, scale);
        any |= !cell.equals("–");
        cells.add(cell);
      }
      if (any) {
        rows.add(new Grid.Row(Digits.number(from / clock.seconds()), cells));
      }
    }
    return new Grid(caption + ", mean of the stretch that begins then", heads, rows);
  }

  private static String mean(
      Timeline timeline, List<Double> values, double from, double to, double scale) {
    double sum = 0;
    int count = 0;
    for (int i = (int) Math.ceil(from / timeline.stepSeconds()); i < values.size(); i++) {
      if (i * timeline.stepSeconds() >= to) {
        break;
      }
      sum += values.get(i);
      count++;
    }
    return count == 0 ? "–" : Digits.number(sum * scale / count);
  }

  private static double highest(List<Double> values) {
    return values.stream().mapToDouble(value -> value).max().orElse(0);
  }

  /** Four decimals are more than a pixel can show, and half the bytes of all. */
  private static double rounded(double value) {
    return Math.rint(value * 1e4) / 1e4;
  }

  private record Clock(double seconds, String axis) {
    static Clock of(double longestSeconds) {
      if (longestSeconds <= 3 * 3600) {
        return new Clock(60, "minutes");
      }
      return longestSeconds <= 4 * 86_400 ? new Clock(3600, "hours") : new Clock(86_400, "days");
    }
  }
}
