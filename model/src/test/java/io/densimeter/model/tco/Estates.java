package io.densimeter.model.tco;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Estates and conventions of the tests. */
final class Estates {
  private Estates() {}

  /** Hosts that all carry as many guests. */
  static CostedEstate of(int hosts, int guestsPerHost, double watts, double kwhPerYear) {
    var guests = Collections.nCopies(hosts, guestsPerHost);
    return new CostedEstate(
        List.of(new CostedHosts("host", hosts, 2, 16, watts, guests)), false, 1, kwhPerYear);
  }

  static CostTerms terms(double years, double discount, double hoursPerMonth) {
    return new CostTerms(
        "USD",
        years,
        new Parameter("discount", discount),
        PresentValue.Timing.END_OF_YEAR,
        hoursPerMonth);
  }

  static Parameter is(String name, double value) {
    return new Parameter(name, value);
  }

  static EnergyUse energy(double price, double pue) {
    return new EnergyUse(
        is("energy", price), is("pue", pue), is("energy.use", 1), is("energy.growth", 0));
  }

  static Asset financed(
      CostCategory category, String name, CostDriver per, double price, double years, double rate) {
    return new Asset(
        category,
        name,
        "",
        per,
        is(name, price),
        years,
        is(name + ".residual", 0),
        is(name + ".upkeep", 0),
        is(name + ".growth", 0),
        is("interest", rate));
  }

  static Asset cash(String name, double price, double life, double residual, double growth) {
    return new Asset(
        CostCategory.STORAGE,
        name,
        "",
        CostDriver.ESTATE,
        is(name, price),
        life,
        is(name + ".residual", residual),
        is(name + ".upkeep", 0),
        is(name + ".growth", growth),
        null);
  }

  static CostBill bill(CostTerms terms, CostedEstate estate, CostItem... items) {
    return model(terms, estate, items).bill(Map.of());
  }

  static CostModel model(CostTerms terms, CostedEstate estate, CostItem... items) {
    return new CostModel(terms, List.of(CostPart.whole(estate, List.of(items))));
  }
}
