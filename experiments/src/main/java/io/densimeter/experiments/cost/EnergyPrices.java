package io.densimeter.experiments.cost;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.EnergySpec;
import io.densimeter.experiments.spec.TariffSpec;
import io.densimeter.experiments.spec.TcoSpec;
import io.densimeter.model.tco.EnergyUse;
import io.densimeter.model.tco.ExchangeRates;
import io.densimeter.model.tco.Parameter;
import java.util.Objects;

/** What energy costs: a price, or a tariff of the file or else of the catalogue. */
final class EnergyPrices {
  private static final String PRICE = "tco.energy";
  private static final String WRITTEN_OUT = "tariff";

  private final TcoSpec tco;
  private final Catalog catalog;
  private final ExchangeRates rates;

  EnergyPrices(TcoSpec tco, Catalog catalog, ExchangeRates rates) {
    this.tco = tco;
    this.catalog = catalog;
    this.rates = rates;
  }

  EnergyUse use() {
    var pue = new Parameter("tco.pue", tco.pue());
    var use = new Parameter("tco.energy-use", 1);
    var growth = new Parameter("tco.energy-growth", tco.energyGrowthPerYear());
    if (tco.energy() instanceof EnergySpec.Flat flat) {
      return new EnergyUse(new Parameter(PRICE, flat.price().amount()), pue, use, growth);
    }
    var spec = tariff(tco, catalog);
    double worth = rates.toBill(1, currency(spec));
    return EnergyUse.underTariff(PRICE, spec.tariff(name(), worth), pue, use, growth);
  }

  static String currency(TariffSpec tariff) {
    return Objects.requireNonNull(tariff.currency(), "a tariff that is valid has a currency");
  }

  private String name() {
    return tco.energy() instanceof EnergySpec.Named named ? named.tariff() : WRITTEN_OUT;
  }

  /** Returns the tariff as the file or else the catalogue has it; energy must have one. */
  static TariffSpec tariff(TcoSpec tco, Catalog catalog) {
    if (tco.energy() instanceof TariffSpec own) {
      return own;
    }
    if (tco.energy() instanceof EnergySpec.Named named) {
      var own = tco.tariffs().get(named.tariff());
      return own == null ? catalog.tariff(named.tariff()) : own;
    }
    throw new IllegalStateException("Energy at one price has no tariff.");
  }
}
