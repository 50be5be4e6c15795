package io.densimeter.experiments.cost;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.ExperimentSpec;
import io.densimeter.experiments.spec.HostSpec;
import io.densimeter.model.tco.ExchangeRates;

/** The prices of hosts: as the file gives them, or those of their models in the catalogue. */
public final class HostPrices {
  private final Catalog catalog;
  private final ExchangeRates rates;

  /** Creates the prices of an experiment. */
  public HostPrices(ExperimentSpec spec, Catalog catalog) {
    this.catalog = catalog;
    this.rates = CostPlans.rates(spec);
  }

  /** Returns the price of a host in the currency of the experiment. */
  public double of(HostSpec host) {
    var price = host.price();
    if (price != null) {
      return price.amount();
    }
    var name = host.model();
    if (name == null) {
      throw new IllegalStateException("Host " + host.name() + " has neither price nor model.");
    }
    var model = catalog.hostModel(name);
    return rates.toBill(model.price(host.cores(), host.memoryBytes()), model.currency());
  }
}
