package io.densimeter.model.tco;

import io.densimeter.model.units.Require;
import java.util.List;

/**
 * An estate, what costs money in it, and how much of it is in place in each year. During a
 * migration two estates are: the new one and what is left of the old one.
 *
 * @param label what its lines begin with; empty for none
 * @param estate the estate
 * @param items what costs money
 * @param shareByYear share that is in place in years 1, 2, …; the last holds for the rest
 */
public record CostPart(
    String label, CostedEstate estate, List<CostItem> items, List<Double> shareByYear) {
  public CostPart {
    items = List.copyOf(items);
    shareByYear = List.copyOf(shareByYear);
    Require.positive("years of shareByYear", shareByYear.size());
    shareByYear.forEach(each -> Require.fraction("share in place", each));
  }

  /** Returns an estate that is in place from the start to the end. */
  public static CostPart whole(CostedEstate estate, List<CostItem> items) {
    return new CostPart("", estate, items, List.of(1.0));
  }
}
