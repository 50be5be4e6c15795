package io.densimeter.model.tco;

import io.densimeter.model.energy.CarbonModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the emissions of an estate cost at a price of a tonne: a carbon tax, or the price that a
 * company sets itself.
 *
 * @param pricePerTonne price of a tonne of CO2e
 * @param intensity carbon intensity of the grid in kg for a kilowatt-hour, mean over the hours of a
 *     week; one that an analysis changes changes that of all hours in proportion
 * @param pue power usage effectiveness, that of {@link EnergyUse}
 * @param use factor on the energy, that of {@link EnergyUse}
 * @param model what a year emits
 * @param embodiedKilograms embodied emissions of all hosts over their life
 */
public record CarbonCost(
    Parameter pricePerTonne,
    Parameter intensity,
    Parameter pue,
    Parameter use,
    CarbonModel model,
    double embodiedKilograms)
    implements CostItem {
  private static final double KILOGRAMS_PER_TONNE = 1_000;

  /**
   * Returns the cost of emissions.
   *
   * @param name what the parameters of carbon begin with
   */
  public static CarbonCost of(
      String name,
      double pricePerTonne,
      Parameter pue,
      Parameter use,
      CarbonModel model,
      double embodiedKilograms) {
    return new CarbonCost(
        new Parameter(name + ".price", pricePerTonne),
        new Parameter(name + ".grid", model.kilogramsPerKwh().mean()),
        pue,
        use,
        model,
        embodiedKilograms);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(pricePerTonne, intensity, pue, use);
  }

  @Override
  public List<CostLine> lines(Pricing pricing) {
    var year = model.year(pricing.estate().energy(), pricing.of(pue), embodiedKilograms);
    double scale = intensity.value() == 0 ? 1 : pricing.of(intensity) / intensity.value();
    List<CostLine> lines = new ArrayList<>();
    lines.add(line(pricing, "of energy", year.operationalKilograms() * pricing.of(use) * scale));
    if (embodiedKilograms > 0) {
      lines.add(line(pricing, "of making hosts", year.embodiedKilograms()));
    }
    return lines;
  }

  private CostLine line(Pricing pricing, String item, double kilograms) {
    double tonnes = kilograms / KILOGRAMS_PER_TONNE;
    double price = pricing.of(pricePerTonne);
    var flows = pricing.flows();
    for (int year = 1; year <= pricing.terms().years(); year++) {
      flows.during(year, tonnes * price * pricing.share(year));
    }
    return pricing.line(
        flows,
        CostCategory.CARBON,
        item,
        () ->
            String.format(Locale.ROOT, "%,.3f t CO2e a year × ", tonnes)
                + pricing.money(price)
                + "/t; "
                + pricing.horizon());
  }
}
