package io.densimeter.model.tco;

/** What a line of a bill is for, in the order of the bill. */
public enum CostCategory {
  /** Hosts. */
  SERVERS("servers"),
  /** Switches, cabling, adapters. */
  NETWORK("network"),
  /** Disks and arrays. */
  STORAGE("storage"),
  /** Building, space, rent. */
  FACILITY("facility"),
  /** What feeds and cools the servers: plant, not its energy. */
  COOLING("cooling"),
  /** Energy of the servers and of what feeds and cools them. */
  ENERGY("energy"),
  /** Emissions, at a price of a tonne. */
  CARBON("carbon"),
  /** Software licences. */
  LICENCES("licence"),
  /** Support contracts. */
  SUPPORT("support"),
  /** People. */
  LABOUR("labour"),
  /** The project that moves guests to their new hosts. */
  MIGRATION("migration"),
  /** What it costs when guests do not run. */
  DOWNTIME("downtime");

  private final String label;

  CostCategory(String label) {
    this.label = label;
  }

  /** Returns what bills call it. */
  public String label() {
    return label;
  }
}
