package io.densimeter.reports.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What costs depend on, and how sure they are. Amounts are present values in the currency of the
 * run, but those of figures that say otherwise.
 *
 * @param method how the distributions were sampled, in a sentence; empty when nothing is uncertain
 * @param swings the strongest assumptions of each scenario, the strongest first
 * @param intervals what samples say of each figure; none when nothing is uncertain
 * @param odds how likely one plan is to be cheaper than another
 * @param breakEvens where two plans cost the same
 * @param notes what a reader must know
 */
public record CostAnalysis(
    String method,
    List<Swing> swings,
    List<Interval> intervals,
    List<Odds> odds,
    List<BreakEvenPoint> breakEvens,
    List<String> notes) {
  /** No analysis. */
  public static final CostAnalysis NONE =
      new CostAnalysis("", List.of(), List.of(), List.of(), List.of(), List.of());

  /**
   * What one assumption does to the cost of a scenario, all others at their middle.
   *
   * @param scenario the scenario
   * @param assumption path of the assumption
   * @param low a low value, with its unit
   * @param high a high value
   * @param middle the cost with all assumptions at their middle
   * @param totalAtLow the cost at the low value
   * @param totalAtHigh the cost at the high value
   */
  public record Swing(
      String scenario,
      String assumption,
      String low,
      String high,
      double middle,
      double totalAtLow,
      double totalAtHigh) {
    /** Returns how far the cost goes. */
    public double width() {
      return Math.abs(totalAtHigh - totalAtLow);
    }
  }

  /**
   * A figure of a scenario as samples show it.
   *
   * @param scenario the scenario
   * @param figure what it is
   * @param unit its unit
   * @param mean its mean
   * @param halfWidth half the width of the interval of the mean
   * @param low lower end of the interval of the figure
   * @param high upper end
   * @param plainSamples samples that plain Monte Carlo would need for that half-width
   */
  public record Interval(
      String scenario,
      String figure,
      String unit,
      double mean,
      double halfWidth,
      double low,
      double high,
      double plainSamples) {}

  /**
   * How likely a plan is to be cheaper than another.
   *
   * @param scenario the plan
   * @param than the other
   * @param probability share of the samples in which it is
   * @param halfWidth half the width of the interval of that share
   */
  public record Odds(String scenario, String than, double probability, double halfWidth) {}

  /**
   * A value at which two plans cost the same.
   *
   * @param scenario a plan
   * @param than another
   * @param assumption path of the value
   * @param given the value of the file, with its unit
   * @param value where they cost the same; null when they do nowhere in the range
   * @param range where it was searched
   */
  public record BreakEvenPoint(
      String scenario,
      String than,
      String assumption,
      String given,
      @Nullable String value,
      String range) {}
}
