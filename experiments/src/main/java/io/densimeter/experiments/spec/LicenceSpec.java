package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Priced;
import io.densimeter.model.units.Money;

/**
 * A software licence.
 *
 * @param name what the bill calls it
 * @param per what needs one
 * @param price paid each year, or once
 */
@Doc("A software licence.")
public record LicenceSpec(
    @Doc("What the bill calls it.") String name,
    @Doc("What needs one.") Per per,
    @Doc("Price, each year or once.") @Priced({Money.Per.YEAR, Money.Per.ONCE}) Money price) {
  /** What needs a licence. */
  public enum Per {
    /** Each host that carries guests. */
    HOST,
    /** Each guest. */
    GUEST
  }
}
