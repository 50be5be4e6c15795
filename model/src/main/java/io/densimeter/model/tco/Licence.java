package io.densimeter.model.tco;

import io.densimeter.model.units.Require;

/**
 * A software licence of the estate.
 *
 * @param name what the bill calls it
 * @param per what needs one
 * @param price price of one, in the bill's currency
 * @param payment when the price is paid
 */
public record Licence(String name, Per per, double price, Payment payment) {
  /** What needs a licence. */
  public enum Per {
    /** Each host that carries guests. */
    HOST("hosts"),
    /** Each placed guest. */
    GUEST("guests");

    private final String plural;

    Per(String plural) {
      this.plural = plural;
    }

    String plural() {
      return plural;
    }
  }

  /** When a price is paid. */
  public enum Payment {
    /** At year 0. */
    ONCE,
    /** At the end of each year. */
    YEARLY
  }

  public Licence {
    Require.notNegative("price of " + name, price);
  }
}
