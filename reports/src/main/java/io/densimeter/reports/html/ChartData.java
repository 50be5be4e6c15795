package io.densimeter.reports.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of the page's script.
 *
 * @param bars charts with one bar for each scenario
 * @param stacks charts with one bar of several segments for each scenario
 * @param lines charts with one line for each scenario
 */
record ChartData(List<Bars> bars, List<Stack> stacks, List<Lines> lines) {
  /**
   * One bar for each scenario.
   *
   * @param id of the canvas
   * @param axis title of the axis
   * @param labels the scenarios
   * @param values lengths; null where a scenario has none
   * @param halfWidths half of each interval's width; zero without one
   * @param texts what stands at the end of each bar
   * @param best whether no other bar is better
   * @param limit where the axis ends; zero when every bar fits
   */
  record Bars(
      String id,
      String axis,
      List<String> labels,
      List<@Nullable Double> values,
      List<Double> halfWidths,
      List<String> texts,
      List<Boolean> best,
      double limit) {}

  /**
   * One bar of several segments for each scenario.
   *
   * @param id of the canvas
   * @param axis title of the axis
   * @param labels the scenarios
   * @param segments the segments, from the left
   */
  record Stack(String id, String axis, List<String> labels, List<Segment> segments) {}

  /**
   * One segment of all bars.
   *
   * @param label its name
   * @param colour index of its colour; segments of one mechanism share it
   * @param hatched whether it is drawn hatched
   * @param values length in each bar
   */
  record Segment(String label, int colour, boolean hatched, List<Double> values) {}

  /**
   * One line for each scenario.
   *
   * @param id of the canvas
   * @param axis title of the vertical axis
   * @param timeAxis title of the horizontal axis
   * @param stepped whether the value holds until the next point
   * @param series the lines
   */
  record Lines(String id, String axis, String timeAxis, boolean stepped, List<Series> series) {}

  /**
   * One line.
   *
   * @param label the scenario
   * @param shown whether it is drawn before a reader asks for it
   * @param x times
   * @param y values
   */
  record Series(String label, boolean shown, List<Double> x, List<Double> y) {}

  /** Returns the data as JSON that may stand in a script element. */
  String json() {
    try {
      return new JsonMapper().writeValueAsString(this).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Chart data could not be written as JSON.", e);
    }
  }
}
