package io.densimeter.model.tco;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an estate costs over a horizon, as present values.
 *
 * <p>Conventions:
 *
 * <ul>
 *   <li>Servers and licences paid once are bought at year 0 and not discounted. They have no value
 *       left at the end.
 *   <li>Energy and yearly licences are due at the end of each year; a last year that is not whole
 *       counts pro rata, at the end of the horizon ({@link PresentValue#ofLevel}).
 *   <li>Energy goes on as in the trace, for twelve months of the hours that a month is said to
 *       have.
 *   <li>Each line is rounded to a cent once; the total is the sum of the lines, exactly.
 *   <li>The level cost of a guest and month is the payment at the end of each month of the horizon
 *       that is worth the total, at a twelfth of the yearly discount ({@link Annuity#payment}),
 *       over the placed guests.
 * </ul>
 *
 * <p>Left out: network, storage, facility, labour, downtime, residual value.
 */
public final class Tco {
  private final TcoInputs inputs;
  private final BilledEstate estate;

  private Tco(TcoInputs inputs, BilledEstate estate) {
    this.inputs = inputs;
    this.estate = estate;
  }

  /**
   * Returns the bill of an estate.
   *
   * @throws IllegalArgumentException when an amount is too large for a bill
   */
  public static TcoResult of(TcoInputs inputs, BilledEstate estate) {
    return new Tco(inputs, estate).bill();
  }

  private TcoResult bill() {
    List<CostLine> lines = new ArrayList<>();
    for (var hosts : estate.hosts()) {
      if (hosts.count() > 0) {
        lines.add(servers(hosts));
      }
    }
    lines.add(energy());
    for (var licence : inputs.licences()) {
      lines.add(licence(licence));
    }
    double total = new TcoResult(lines, 0).total();
    double perMonth = Annuity.payment(total, inputs.discountPerYear(), inputs.horizonMonths());
    return new TcoResult(lines, perMonth / estate.guests());
  }

  private CostLine servers(BilledHosts hosts) {
    double price = hosts.type().price();
    return new CostLine(
        "servers: " + hosts.type().name(),
        Cents.of(hosts.count() * price),
        hosts.count() + " × " + money(price) + " at year 0");
  }

  private CostLine energy() {
    double yearlyKwh =
        Energy.yearlyKwh(estate.traceKwh(), estate.traceNanos(), inputs.hoursPerYear());
    double perYear = Energy.siteKwh(yearlyKwh, inputs.pue()) * inputs.energyPricePerKwh();
    String basis =
        String.format(
            Locale.ROOT,
            "%,.3f kWh in %s h is %,.3f kWh in a year of %s h; × PUE %s × %s %s/kWh is %s/year; %s",
            estate.traceKwh(),
            plain(Energy.hours(estate.traceNanos())),
            yearlyKwh,
            plain(inputs.hoursPerYear()),
            plain(inputs.pue()),
            plain(inputs.energyPricePerKwh()),
            inputs.currency(),
            money(perYear),
            horizon());
    return new CostLine("energy", Cents.of(presentOfLevel(perYear)), basis);
  }

  private CostLine licence(Licence licence) {
    int units =
        switch (licence.per()) {
          case HOST -> estate.hostsWithGuests();
          case GUEST -> estate.guests();
        };
    double price = units * licence.price();
    String each = units + " " + licence.per().plural() + " × " + money(licence.price());
    String item = "licence: " + licence.name();
    return switch (licence.payment()) {
      case ONCE -> new CostLine(item, Cents.of(price), each + " at year 0");
      case YEARLY ->
          new CostLine(item, Cents.of(presentOfLevel(price)), each + "/year; " + horizon());
    };
  }

  private double presentOfLevel(double perYear) {
    return PresentValue.ofLevel(perYear, inputs.discountPerYear(), inputs.horizonYears());
  }

  private String horizon() {
    String percent = plain(BigDecimal.valueOf(inputs.discountPerYear()).movePointRight(2));
    return plain(inputs.horizonYears()) + " years at " + percent + " %/year";
  }

  private String money(double amount) {
    return String.format(Locale.ROOT, "%,.2f %s", amount, inputs.currency());
  }

  private static String plain(double number) {
    return plain(BigDecimal.valueOf(number));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
