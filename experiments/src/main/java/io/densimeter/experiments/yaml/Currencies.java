package io.densimeter.experiments.yaml;

import io.densimeter.model.units.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The amounts of money in a file: all are in one currency. */
final class Currencies {
  private final List<Amount> amounts = new ArrayList<>();

  private record Amount(Money money, Place place, String path) {}

  /** Remembers a value when it is money. */
  void note(Object value, Place place, String path) {
    if (value instanceof Money money) {
      amounts.add(new Amount(money, place, path));
    }
  }

  /** Adds a problem for each amount whose currency is not that of the first in the file. */
  void requireOne(Problems problems) {
    amounts.sort(Comparator.comparing(Amount::place));
    for (var amount : amounts) {
      var first = amounts.get(0);
      String currency = amount.money().currency();
      if (!currency.equals(first.money().currency())) {
        problems.add(
            amount.place(),
            amount.path(),
            "is in "
                + currency
                + ", but "
                + first.path()
                + " ("
                + first.place()
                + ") is in "
                + first.money().currency()
                + "; a file has one currency.");
      }
    }
  }
}
