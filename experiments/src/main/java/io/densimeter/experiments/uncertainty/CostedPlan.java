package io.densimeter.experiments.uncertainty;

import io.densimeter.model.tco.CostBill;
import io.densimeter.model.tco.CostModel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A simulated plan as its bill depends on prices and assumptions.
 *
 * @param plan the model of its cost
 * @param before that of the estate before consolidation; null for none
 */
public record CostedPlan(CostModel plan, @Nullable CostModel before) {
  /** Returns the bill at other values of parameters; those that it does not have are left out. */
  CostBill bill(Map<String, Double> changed) {
    return figures(plan, changed);
  }

  /** Returns the bill of the estate before consolidation; null for none. */
  @Nullable CostBill billBefore(Map<String, Double> changed) {
    return before == null ? null : figures(before, changed);
  }

  private static CostBill figures(CostModel model, Map<String, Double> changed) {
    Map<String, Double> known = new LinkedHashMap<>(changed);
    known.keySet().retainAll(model.parameters().keySet());
    return model.figures(known);
  }
}
