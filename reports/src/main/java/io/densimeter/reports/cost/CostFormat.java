package io.densimeter.reports.cost;

import io.densimeter.reports.result.RunResult;

/** The forms of a breakdown of costs. */
public enum CostFormat {
  /** Aligned columns for people. */
  TABLE,
  /** One row for each line of a bill (RFC 4180). */
  CSV,
  /** One object for each scenario. */
  JSON;

  /** Returns the breakdown of a run in this form. */
  public String text(RunResult run) {
    return switch (this) {
      case TABLE -> CostTable.of(run);
      case CSV -> CostCsv.of(run);
      case JSON -> CostJson.of(run);
    };
  }
}
