package io.densimeter.experiments.uncertainty;

import io.densimeter.model.stats.ConfidenceInterval;
import io.densimeter.reports.result.CostAnalysis.Odds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How likely one plan is to be cheaper than another, from samples at the same points. */
final class CostOdds {
  /** What the estate before consolidation is called beside scenarios. */
  static final String BEFORE = "before consolidation";

  private CostOdds() {}

  /**
   * Returns the share of samples in which a plan costs less; where one of the two cannot be carried
   * out, the sample does not count.
   *
   * @param figure index of what is compared in the samples of the plan
   * @param otherFigure that in the samples of the other
   * @param level probability that the interval covers
   */
  static @Nullable Odds of(
      String scenario,
      Samples plan,
      int figure,
      String than,
      Samples other,
      int otherFigure,
      double level) {
    List<Double> shares = new ArrayList<>();
    for (int r = 0; r < plan.byRepetition().size(); r++) {
      var own = plan.byRepetition().get(r);
      var others = other.byRepetition().get(r);
      int counted = 0;
      int cheaper = 0;
      for (int i = 0; i < own.size(); i++) {
        var one = own.get(i);
        var two = others.get(i);
        if (one != null && two != null) {
          counted++;
          cheaper += one[figure] < two[otherFigure] ? 1 : 0;
        }
      }
      if (counted > 0) {
        shares.add((double) cheaper / counted);
      }
    }
    if (shares.isEmpty()) {
      return null;
    }
    var interval =
        ConfidenceInterval.student(
            shares.stream().mapToDouble(Double::doubleValue).toArray(), level);
    return new Odds(scenario, than, interval.mean(), interval.halfWidth());
  }
}
