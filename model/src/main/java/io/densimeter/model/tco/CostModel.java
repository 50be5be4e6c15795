package io.densimeter.model.tco;

import io.densimeter.model.units.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an estate costs over a horizon, as a function of named prices and assumptions.
 *
 * <p>Conventions:
 *
 * <ul>
 *   <li>Year 0 is the start. What is bought is paid at the moment it is bought and discounted from
 *       there; what is paid through a year falls due at its start or its end, as the terms say. A
 *       last year that is not whole counts pro rata, due at the end of the horizon.
 *   <li>Energy is for twelve months of the hours that a month is said to have.
 *   <li>The present value and the level month of a line are rounded to a cent once, halves away
 *       from zero, and so is the sum of its years up to each year. Totals are sums of lines.
 *   <li>The level payment of a month falls due at its end, at a twelfth of the yearly discount
 *       ({@link Annuity#payment}).
 * </ul>
 */
public final class CostModel {
  private final CostTerms terms;
  private final List<CostPart> parts;
  private final Map<String, Double> parameters = new LinkedHashMap<>();

  /**
   * Creates the model.
   *
   * @param parts the estate first, then what is left of others
   * @throws IllegalArgumentException when two parameters of one name differ
   */
  public CostModel(CostTerms terms, List<CostPart> parts) {
    this.terms = terms;
    this.parts = List.copyOf(parts);
    declare(terms.discountPerYear());
    for (var part : parts) {
      for (var item : part.items()) {
        item.parameters().forEach(this::declare);
      }
    }
  }

  private void declare(Parameter parameter) {
    var other = parameters.putIfAbsent(parameter.name(), parameter.value());
    if (other != null && other != parameter.value()) {
      throw new IllegalArgumentException(
          "The parameter %s is both %s and %s."
              .formatted(parameter.name(), other, parameter.value()));
    }
  }

  /** Returns the conventions. */
  public CostTerms terms() {
    return terms;
  }

  /** Returns the prices and assumptions that the bill depends on, with their values. */
  public Map<String, Double> parameters() {
    return Collections.unmodifiableMap(parameters);
  }

  /** Returns the bill at the values that were given. */
  public CostBill bill() {
    return bill(Map.of());
  }

  /**
   * Returns the bill at other values.
   *
   * @param changed values by name of a parameter; the others stay as given
   * @throws IllegalArgumentException when there is no such parameter, a value is out of its bounds,
   *     or an amount is too large for a bill
   */
  public CostBill bill(Map<String, Double> changed) {
    return bill(changed, true);
  }

  /**
   * Returns the bill at other values as {@link #bill(Map)} does, in a fraction of its time: no line
   * says how it was computed.
   *
   * @param changed values by name of a parameter; the others stay as given
   * @throws IllegalArgumentException as {@link #bill(Map)} does
   */
  public CostBill figures(Map<String, Double> changed) {
    return bill(changed, false);
  }

  private CostBill bill(Map<String, Double> changed, boolean explained) {
    for (var name : changed.keySet()) {
      if (!parameters.containsKey(name)) {
        throw new IllegalArgumentException(
            Nearest.sentence("There is no parameter " + name, name, parameters.keySet()));
      }
    }
    var values = new Values(changed);
    List<CostLine> lines = new ArrayList<>();
    for (var part : parts) {
      var pricing = new Pricing(terms, values, part, explained);
      part.items().forEach(item -> lines.addAll(item.lines(pricing)));
    }
    lines.sort(Comparator.comparing(CostLine::category));
    return new CostBill(lines, terms, values.of(terms.discountPerYear()), parts.get(0).estate());
  }
}
