package io.densimeter.experiments.cost;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.LicenceSpec;
import io.densimeter.experiments.spec.OfferSpec;
import io.densimeter.experiments.spec.TcoSpec;
import io.densimeter.model.tco.ExchangeRates;
import io.densimeter.model.tco.LicenceCost;
import io.densimeter.model.tco.LicenceOffer;
import io.densimeter.model.tco.Parameter;
import io.densimeter.model.units.Money;
import java.util.ArrayList;
import java.util.List;

/** The editions that licences are chosen from: those of the file go before the catalogue's. */
final class Editions {
  private final TcoSpec tco;
  private final Catalog catalog;
  private final ExchangeRates rates;

  Editions(TcoSpec tco, Catalog catalog, ExchangeRates rates) {
    this.tco = tco;
    this.catalog = catalog;
    this.rates = rates;
  }

  LicenceCost cost(LicenceSpec licence) {
    String path = "tco.licences." + licence.name();
    List<LicenceOffer> offers = new ArrayList<>();
    var per = licence.per();
    var price = licence.price();
    if (per != null && price != null) {
      var parameter = new Parameter(path + ".price", price.amount());
      boolean yearly = price.per() == Money.Per.YEAR;
      offers.add(LicenceOffer.simple(licence.name(), per, parameter, yearly));
    }
    for (var name : licence.offers()) {
      offers.add(offer(name));
    }
    return new LicenceCost(
        licence.name(), offers, new Parameter(path + ".support", licence.supportPerYear()));
  }

  /** Returns the edition of that name as the file or else the catalogue has it. */
  static OfferSpec named(String name, TcoSpec tco, Catalog catalog) {
    var own = tco.offers().get(name);
    return own == null ? catalog.licence(name) : own;
  }

  private LicenceOffer offer(String name) {
    var spec = named(name, tco, catalog);
    double price = rates.toBill(spec.price().amount(), spec.price().currency());
    return new LicenceOffer(
        name,
        spec.per(),
        spec.pack(),
        spec.minimumPerSocket(),
        spec.minimumPerHost(),
        spec.minimumOrder(),
        spec.covers(),
        new Parameter("tco.offers." + name + ".price", price),
        spec.price().per() == Money.Per.YEAR);
  }
}
