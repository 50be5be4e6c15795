package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Bare;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.NameOf;
import io.densimeter.experiments.yaml.Priced;
import io.densimeter.experiments.yaml.Word;
import io.densimeter.model.units.Money;

/** What energy costs. */
@Doc("What energy costs: a price, the name of a tariff, or a tariff written out.")
public sealed interface EnergySpec permits EnergySpec.Flat, EnergySpec.Named, TariffSpec {
  /**
   * The same price at all times.
   *
   * @param price price of a kilowatt-hour
   */
  @Doc("The same price at all times.")
  @Bare
  record Flat(@Priced(Money.Per.KWH) Money price) implements EnergySpec {}

  /**
   * A tariff of the file's {@code tco.tariffs}, or else of the catalogue.
   *
   * @param tariff its name
   */
  @Doc("A tariff of tco.tariffs or of the catalogue.")
  @Bare
  record Named(@NameOf("tariff") @Word String tariff) implements EnergySpec {}
}
