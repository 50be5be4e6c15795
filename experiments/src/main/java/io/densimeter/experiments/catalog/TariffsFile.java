package io.densimeter.experiments.catalog;

import io.densimeter.experiments.spec.TariffSpec;
import io.densimeter.experiments.spec.TariffSpec.PeriodSpec;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Priced;
import io.densimeter.model.units.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tariffs of energy as written in the catalogue.
 *
 * @param tariffs the tariffs
 */
record TariffsFile(List<Entry> tariffs) {
  /** A tariff as written; its figures are those of {@link TariffSpec}. */
  record Entry(
      String name,
      String description,
      @Priced(Money.Per.KWH) Money price,
      @Default("[]") List<PeriodSpec> periods,
      @Priced(Money.Per.KILOWATT_MONTH) @Nullable Money demand,
      String source,
      String date) {
    TariffSpec toTariff() {
      return new TariffSpec(price, periods, null, null, demand, source + "; " + date);
    }
  }
}
