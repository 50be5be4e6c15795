package io.densimeter.model.tco;

import java.util.List;

/** Something that costs money: a rule that makes lines of a bill from an estate. */
public sealed interface CostItem permits Asset, CarbonCost, Charge, EnergyUse, LicenceCost {
  /** Returns the prices and assumptions that it depends on. */
  List<Parameter> parameters();

  /** Returns its lines. */
  List<CostLine> lines(Pricing pricing);
}
