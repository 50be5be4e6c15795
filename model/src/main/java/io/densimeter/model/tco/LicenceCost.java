package io.densimeter.model.tco;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A software that the estate must license: the cheapest combination of the editions on offer, by
 * present value.
 *
 * @param name what the bill calls it
 * @param offers the editions, at least one
 * @param supportPerYear paid each year for support, as a share of a price that is paid once
 */
public record LicenceCost(String name, List<LicenceOffer> offers, Parameter supportPerYear)
    implements CostItem {
  public LicenceCost {
    offers = List.copyOf(offers);
    if (offers.isEmpty()) {
      throw new IllegalArgumentException("The licence " + name + " must have an offer.");
    }
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(offers.stream().map(LicenceOffer::price).toList());
    all.add(supportPerYear);
    return all;
  }

  @Override
  public List<CostLine> lines(Pricing pricing) {
    var choice = LicenceChoice.cheapest(offers, pricing.estate(), offer -> present(offer, pricing));
    List<CostLine> lines = new ArrayList<>();
    for (var bought : choice.packs().entrySet()) {
      lines.add(line(bought, choice, pricing));
    }
    double support = pricing.of(supportPerYear);
    double once = 0;
    for (var bought : choice.packs().entrySet()) {
      once += bought.getKey().yearly() ? 0 : paid(bought, pricing);
    }
    if (support > 0 && once > 0) {
      var flows = pricing.flows();
      for (int year = 1; year <= pricing.terms().years(); year++) {
        flows.during(year, once * support * pricing.share(year));
      }
      lines.add(pricing.line(flows, CostCategory.SUPPORT, name, supported(pricing, once)));
    }
    return lines;
  }

  private Supplier<String> supported(Pricing pricing, double once) {
    return () ->
        Pricing.percent(pricing.of(supportPerYear))
            + " of "
            + pricing.money(once)
            + " a year; "
            + pricing.horizon();
  }

  private CostLine line(
      Map.Entry<LicenceOffer, Long> bought, LicenceChoice choice, Pricing pricing) {
    var offer = bought.getKey();
    var flows = pricing.flows();
    for (int year = 1; year <= pricing.terms().years(); year++) {
      if (offer.yearly()) {
        flows.during(year, paid(bought, pricing) * pricing.share(year));
      } else {
        flows.at(year - 1, paid(bought, pricing) * pricing.added(year));
      }
    }
    String item = offers.size() == 1 ? name : name + ": " + offer.name();
    return pricing.line(flows, CostCategory.LICENCES, item, () -> basis(bought, choice, pricing));
  }

  private String basis(
      Map.Entry<LicenceOffer, Long> bought, LicenceChoice choice, Pricing pricing) {
    var offer = bought.getKey();
    var text = new StringBuilder();
    text.append(bought.getValue())
        .append(offer.pack() == 1 ? " " : " packs of " + offer.pack() + " ")
        .append(offer.metric().plural())
        .append(" × ")
        .append(pricing.money(pricing.of(offer.price())))
        .append(offer.yearly() ? "/year; " + pricing.horizon() : " at year 0");
    if (offers.size() > 1) {
      text.append("; the cheapest: ").append(pricing.money(cents(choice.price())));
      for (var other : offers) {
        var alone =
            LicenceChoice.cheapest(
                List.of(other), pricing.estate(), each -> present(each, pricing));
        text.append(", ").append(other.name()).append(" alone ");
        text.append(pricing.money(cents(alone.price())));
      }
    }
    return text.toString();
  }

  private static double paid(Map.Entry<LicenceOffer, Long> bought, Pricing pricing) {
    return bought.getValue() * pricing.of(bought.getKey().price());
  }

  /** Returns the present value of one pack over the horizon, with its support. */
  private double present(LicenceOffer offer, Pricing pricing) {
    double price = pricing.of(offer.price());
    double level =
        PresentValue.ofLevel(1, pricing.discountPerYear(), pricing.terms().horizonYears());
    return offer.yearly() ? price * level : price * (1 + pricing.of(supportPerYear) * level);
  }

  private static double cents(double amount) {
    return Math.rint(amount * 100) / 100;
  }
}
