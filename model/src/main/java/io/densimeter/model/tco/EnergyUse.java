package io.densimeter.model.tco;

import io.densimeter.model.energy.Tariff;
import io.densimeter.model.energy.WeekShares;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The energy of an estate: that of its servers, and what feeding and cooling them adds.
 *
 * <p>Under a tariff by the hour, each of its bands is paid for by its own price; a {@code
 * pricePerKwh} that an analysis changes changes all of them in proportion.
 *
 * @param pricePerKwh price of a kilowatt-hour; under a tariff, its mean over the hours of a week
 * @param pue power usage effectiveness, 1 or more
 * @param use factor on the energy that was simulated or given; 1 for as it is
 * @param growthPerYear growth of the prices, as a fraction a year; year 1 is without
 * @param tariff the tariff by the hour; null for one price
 * @param demandPrice price of each kilowatt of the highest power of a month; 0 for none
 */
public record EnergyUse(
    Parameter pricePerKwh,
    Parameter pue,
    Parameter use,
    Parameter growthPerYear,
    @Nullable Tariff tariff,
    Parameter demandPrice)
    implements CostItem {
  public EnergyUse {
    Energy.requirePue(pue.value());
  }

  /** Creates energy at one price. */
  public EnergyUse(Parameter pricePerKwh, Parameter pue, Parameter use, Parameter growthPerYear) {
    this(
        pricePerKwh,
        pue,
        use,
        growthPerYear,
        null,
        new Parameter(pricePerKwh.name() + ".demand", 0));
  }

  /**
   * Returns energy under a tariff.
   *
   * @param name the name of the prices among the parameters
   * @param tariff prices in the currency of the bill
   */
  public static EnergyUse underTariff(
      String name, Tariff tariff, Parameter pue, Parameter use, Parameter growthPerYear) {
    return new EnergyUse(
        new Parameter(name, tariff.meanPerKwh()),
        pue,
        use,
        growthPerYear,
        tariff,
        new Parameter(name + ".demand", tariff.demandPerKilowattMonth()));
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(List.of(pricePerKwh, pue, use, growthPerYear));
    if (demandPrice.value() > 0) {
      all.add(demandPrice);
    }
    return all;
  }

  @Override
  public List<CostLine> lines(Pricing pricing) {
    double kwh = pricing.estate().serverKwhPerYear() * pricing.of(use);
    double effectiveness = Energy.requirePue(pricing.of(pue));
    List<CostLine> lines = new ArrayList<>();
    lines.add(line(pricing, kwh, "servers", () -> plain(kwh) + staticPart(pricing)));
    if (effectiveness > 1) {
      double lost = Energy.siteKwh(kwh, effectiveness) - kwh;
      lines.add(
          line(
              pricing,
              lost,
              "power and cooling losses",
              () -> plain(kwh) + " × (PUE " + Pricing.plain(effectiveness) + " − 1)"));
    }
    if (demandPrice.value() > 0) {
      lines.add(demand(pricing, effectiveness));
    }
    return lines;
  }

  private CostLine line(Pricing pricing, double kwh, String item, Supplier<String> quantity) {
    double price = meanPrice(pricing);
    var flows = grown(pricing, kwh * price);
    return pricing.line(
        flows,
        CostCategory.ENERGY,
        item,
        () ->
            quantity.get()
                + " in a year of "
                + Pricing.plain(pricing.terms().hoursPerYear())
                + " h × "
                + (tariff == null ? pricing.money(price) + "/kWh" : byBand(pricing, tariff, kwh))
                + horizon(pricing));
  }

  private CostLine demand(Pricing pricing, double effectiveness) {
    double price = pricing.of(demandPrice);
    double kilowatts = pricing.estate().energy().peakKilowatts() * pricing.of(use) * effectiveness;
    var flows = grown(pricing, kilowatts * price * CostTerms.MONTHS_PER_YEAR);
    return pricing.line(
        flows,
        CostCategory.ENERGY,
        "peak demand",
        () ->
            String.format(Locale.ROOT, "%,.3f kW at the highest time step, with PUE", kilowatts)
                + " × "
                + pricing.money(price)
                + "/kW a month"
                + horizon(pricing));
  }

  /** Returns the flows of an amount a year that grows. */
  private Flows grown(Pricing pricing, double perYear) {
    double growth = pricing.of(growthPerYear);
    var flows = pricing.flows();
    for (int year = 1; year <= pricing.terms().years(); year++) {
      flows.during(year, perYear * pricing.share(year) * StrictMath.pow(1 + growth, year - 1));
    }
    return flows;
  }

  /** Returns the price of a kilowatt-hour, weighted with when the energy is drawn. */
  private double meanPrice(Pricing pricing) {
    if (tariff == null) {
      return pricing.of(pricePerKwh);
    }
    double[] shares = tariff.shares(hours(pricing));
    double mean = 0;
    for (int band = 0; band < shares.length; band++) {
      mean += shares[band] * price(pricing, tariff, band);
    }
    return mean;
  }

  private double price(Pricing pricing, Tariff of, int band) {
    double asGiven = of.bands().get(band).pricePerKwh();
    return pricePerKwh.value() == 0
        ? pricing.of(pricePerKwh)
        : asGiven * (pricing.of(pricePerKwh) / pricePerKwh.value());
  }

  private static WeekShares hours(Pricing pricing) {
    return pricing.estate().energy().hours();
  }

  private String byBand(Pricing pricing, Tariff of, double kwh) {
    double[] shares = of.shares(hours(pricing));
    List<String> bands = new ArrayList<>();
    for (int band = 0; band < shares.length; band++) {
      if (shares[band] > 0) {
        bands.add(
            of.bands().get(band).name()
                + " "
                + plain(kwh * shares[band])
                + " × "
                + pricing.money(price(pricing, of, band)));
      }
    }
    return of.name()
        + " ("
        + String.join(" + ", bands)
        + "; "
        + pricing.money(meanPrice(pricing))
        + "/kWh in the mean)";
  }

  private String horizon(Pricing pricing) {
    double growth = pricing.of(growthPerYear);
    return "; "
        + pricing.horizon()
        + (growth > 0 ? ", growing by " + Pricing.percent(growth) + "/year" : "");
  }

  private String staticPart(Pricing pricing) {
    var idle = pricing.estate().energy().staticKwh();
    return idle == null
        ? ""
        : " (" + plain(idle * pricing.of(use)) + " of it static: hosts that are on)";
  }

  private static String plain(double kwh) {
    return String.format(Locale.ROOT, "%,.3f kWh", kwh);
  }
}
