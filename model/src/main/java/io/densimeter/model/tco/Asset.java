package io.densimeter.model.tco;

import io.densimeter.model.units.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is bought, lasts for a while, and is bought again: servers, network, storage, a
 * facility.
 *
 * <p>Paid in cash, it is bought when it comes into place and again at the end of each life while it
 * is in place. Its value falls straight from the price to the residual value over its life; the
 * residual value comes back when a life ends, and what is left of the value comes back at the end
 * of the horizon.
 *
 * <p>Financed, it is paid for in level payments at the end of each month of its life ({@link
 * Annuity#payment}), which are shown as two lines: the straight-line part, and the interest above
 * it. This is how models of whole data centres count (Hamilton; Barroso and Hölzle).
 *
 * @param category what is paid for
 * @param name which of its kind
 * @param hosts name of the hosts' type that it counts; empty when it counts the estate
 * @param per what the price is for one of
 * @param price price of one at year 0
 * @param lifeYears how long it lasts; 0 for as long as the horizon
 * @param residualFraction share of the price that is left when its life ends
 * @param upkeepPerYear paid each year for its upkeep, as a share of the price
 * @param growthPerYear growth of how many there are, as a fraction a year
 * @param financePerYear interest when it is financed; null when it is paid in cash
 */
public record Asset(
    CostCategory category,
    String name,
    String hosts,
    CostDriver per,
    Parameter price,
    double lifeYears,
    Parameter residualFraction,
    Parameter upkeepPerYear,
    Parameter growthPerYear,
    @Nullable Parameter financePerYear)
    implements CostItem {
  private static final double MOMENT = 1e-9;

  public Asset {
    Require.notNegative("lifeYears", lifeYears);
    Require.fraction(residualFraction.name(), residualFraction.value());
    if (financePerYear != null && residualFraction.value() > 0) {
      throw new IllegalArgumentException(
          "The residual value of " + name + " must be 0, because it is financed.");
    }
  }

  /** Returns something that is bought in cash and lasts as long as the horizon. */
  public static Asset cash(CostCategory category, String name, CostDriver per, Parameter price) {
    return new Asset(
        category,
        name,
        "",
        per,
        price,
        0,
        new Parameter(price.name() + ".residual", 0),
        new Parameter(price.name() + ".upkeep", 0),
        new Parameter(price.name() + ".growth", 0),
        null);
  }

  /** Returns this asset, counted by the hosts of one type. */
  public Asset of(String type) {
    return new Asset(
        category,
        name,
        type,
        CostDriver.HOST,
        price,
        lifeYears,
        residualFraction,
        upkeepPerYear,
        growthPerYear,
        financePerYear);
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(List.of(price, residualFraction));
    all.add(upkeepPerYear);
    all.add(growthPerYear);
    if (financePerYear != null) {
      all.add(financePerYear);
    }
    return all;
  }

  @Override
  public List<CostLine> lines(Pricing pricing) {
    List<CostLine> lines = new ArrayList<>();
    if (need(pricing, 1) + need(pricing, pricing.terms().years()) == 0) {
      return lines;
    }
    if (financePerYear == null) {
      lines.add(bought(pricing));
    } else {
      financed(pricing, pricing.of(financePerYear), lines);
    }
    double upkeep = pricing.of(upkeepPerYear);
    if (upkeep > 0) {
      lines.add(
          yearly(
              pricing,
              upkeep * pricing.of(price),
              named("upkeep"),
              () -> "upkeep of " + Pricing.percent(upkeep) + " of the price a year"));
    }
    return lines;
  }

  private CostLine bought(Pricing pricing) {
    var terms = pricing.terms();
    double each = pricing.of(price);
    double life = life(terms);
    double residual = Require.fraction(residualFraction.name(), pricing.of(residualFraction));
    var flows = pricing.flows();
    var moments = new TreeSet<Double>();
    for (int year = 0; year < terms.years(); year++) {
      moments.add((double) year);
    }
    List<Cohort> owned = new ArrayList<>();
    while (!moments.isEmpty()) {
      double now = moments.pollFirst();
      for (var cohort : owned) {
        if (cohort.end() <= now + MOMENT) {
          flows.at(now, -cohort.units() * each * residual);
        }
      }
      owned.removeIf(cohort -> cohort.end() <= now + MOMENT);
      double missing =
          need(pricing, (int) (now + MOMENT) + 1) - owned.stream().mapToDouble(Cohort::units).sum();
      if (missing > MOMENT) {
        flows.at(now, missing * each);
        owned.add(new Cohort(missing, now, now + life));
        if (now + life < terms.horizonYears() - MOMENT) {
          moments.add(now + life);
        }
      }
    }
    for (var cohort : owned) {
      double age = Math.min(1, (terms.horizonYears() - cohort.bought()) / life);
      flows.at(terms.horizonYears(), -cohort.units() * each * (1 - (1 - residual) * age));
    }
    return pricing.line(flows, category, name, () -> basis(pricing, " at year 0" + again(pricing)));
  }

  /**
   * Some that were bought together.
   *
   * @param units how many
   * @param bought when
   * @param end when their life ends
   */
  private record Cohort(double units, double bought, double end) {}

  private void financed(Pricing pricing, double interest, List<CostLine> lines) {
    double each = pricing.of(price);
    double months = CostTerms.MONTHS_PER_YEAR * life(pricing.terms());
    double payment = Annuity.payment(each, interest, months);
    double straight = CostTerms.MONTHS_PER_YEAR * each / months;
    lines.add(
        yearly(
            pricing,
            straight,
            name,
            () -> "straight-line part of " + basis(pricing, level(pricing, payment, months))));
    if (interest > 0) {
      double above = CostTerms.MONTHS_PER_YEAR * payment - straight;
      lines.add(
          yearly(
              pricing,
              above,
              named("interest"),
              () -> "interest of " + basis(pricing, level(pricing, payment, months))));
    }
  }

  private String level(Pricing pricing, double payment, double months) {
    return String.format(
        " over %s months at %s/year, %s a month each",
        Pricing.plain(months),
        Pricing.percent(financePerYear == null ? 0 : pricing.of(financePerYear)),
        pricing.money(payment));
  }

  private CostLine yearly(Pricing pricing, double perYear, String item, Supplier<String> basis) {
    var flows = pricing.flows();
    for (int year = 1; year <= pricing.terms().years(); year++) {
      flows.during(year, need(pricing, year) * perYear);
    }
    return pricing.line(flows, category, item, basis);
  }

  /** Returns how many are in place in a year; hosts are whole. */
  private double need(Pricing pricing, int year) {
    double units =
        units(pricing.estate())
            * pricing.share(year)
            * StrictMath.pow(1 + pricing.of(growthPerYear), year - 1);
    return per == CostDriver.HOST ? Math.ceil(units - MOMENT) : units;
  }

  private double units(CostedEstate estate) {
    if (hosts.isEmpty()) {
      return estate.units(per);
    }
    return estate.hosts().stream()
        .filter(each -> each.name().equals(hosts))
        .mapToDouble(CostedHosts::count)
        .sum();
  }

  private double life(CostTerms terms) {
    return lifeYears == 0 ? terms.horizonYears() : lifeYears;
  }

  private String again(Pricing pricing) {
    double life = life(pricing.terms());
    return life == pricing.terms().horizonYears()
        ? ""
        : ", again every " + Pricing.plain(life) + " years, what is left counts back at the end";
  }

  private String basis(Pricing pricing, String how) {
    double growth = pricing.of(growthPerYear);
    return Pricing.plain(units(pricing.estate()))
        + " × "
        + pricing.money(pricing.of(price))
        + how
        + (growth > 0 ? ", " + Pricing.percent(growth) + " more each year" : "");
  }

  private String named(String part) {
    return name.isEmpty() ? part : name + ": " + part;
  }
}
