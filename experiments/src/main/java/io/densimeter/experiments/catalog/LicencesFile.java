package io.densimeter.experiments.catalog;

import io.densimeter.experiments.spec.OfferSpec;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Priced;
import io.densimeter.model.tco.LicenceOffer.Metric;
import io.densimeter.model.units.Money;
import java.util.List;

/**
 * The editions of software as written in the catalogue.
 *
 * @param licences the editions
 */
record LicencesFile(List<Edition> licences) {
  /** An edition as written; its figures are those of {@link OfferSpec}. */
  record Edition(
      String name,
      String description,
      Metric per,
      @Default("1") int pack,
      @Default("1") int minimumPerSocket,
      @Default("1") int minimumPerHost,
      @Default("1") int minimumOrder,
      @Default("0") int covers,
      @Priced({Money.Per.YEAR, Money.Per.ONCE}) Money price,
      String source,
      String date) {
    OfferSpec toOffer() {
      return new OfferSpec(
          per,
          pack,
          minimumPerSocket,
          minimumPerHost,
          minimumOrder,
          covers,
          price,
          source + "; " + date);
    }
  }
}
