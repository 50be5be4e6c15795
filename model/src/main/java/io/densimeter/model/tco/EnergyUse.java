package io.densimeter.model.tco;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The energy of an estate: that of its servers, and what feeding and cooling them adds.
 *
 * @param pricePerKwh price of a kilowatt-hour
 * @param pue power usage effectiveness, 1 or more
 * @param use factor on the energy that was simulated or given; 1 for as it is
 * @param growthPerYear growth of the price, as a fraction a year; year 1 is without
 */
public record EnergyUse(
    Parameter pricePerKwh, Parameter pue, Parameter use, Parameter growthPerYear)
    implements CostItem {
  public EnergyUse {
    Energy.requirePue(pue.value());
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(pricePerKwh, pue, use, growthPerYear);
  }

  @Override
  public List<CostLine> lines(Pricing pricing) {
    double kwh = pricing.estate().serverKwhPerYear() * pricing.of(use);
    double effectiveness = Energy.requirePue(pricing.of(pue));
    List<CostLine> lines = new ArrayList<>();
    lines.add(line(pricing, kwh, "servers", () -> plain(kwh)));
    if (effectiveness > 1) {
      double lost = Energy.siteKwh(kwh, effectiveness) - kwh;
      lines.add(
          line(
              pricing,
              lost,
              "power and cooling losses",
              () -> plain(kwh) + " × (PUE " + Pricing.plain(effectiveness) + " − 1)"));
    }
    return lines;
  }

  private CostLine line(Pricing pricing, double kwh, String item, Supplier<String> quantity) {
    double price = pricing.of(pricePerKwh);
    double growth = pricing.of(growthPerYear);
    var flows = pricing.flows();
    for (int year = 1; year <= pricing.terms().years(); year++) {
      flows.during(year, kwh * price * pricing.share(year) * StrictMath.pow(1 + growth, year - 1));
    }
    return pricing.line(flows, CostCategory.ENERGY, item, () -> basis(pricing, quantity.get()));
  }

  private String basis(Pricing pricing, String quantity) {
    double price = pricing.of(pricePerKwh);
    double growth = pricing.of(growthPerYear);
    return quantity
        + " in a year of "
        + Pricing.plain(pricing.terms().hoursPerYear())
        + " h × "
        + pricing.money(price)
        + "/kWh; "
        + pricing.horizon()
        + (growth > 0 ? ", growing by " + Pricing.percent(growth) + "/year" : "");
  }

  private static String plain(double kwh) {
    return String.format(Locale.ROOT, "%,.3f kWh", kwh);
  }
}
