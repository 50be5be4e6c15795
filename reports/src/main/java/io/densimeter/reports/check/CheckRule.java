package io.densimeter.reports.check;

/** What a check can find. The id is stable, as CI tools follow findings by it. */
public enum CheckRule {
  /** Cycles differ from the baseline by more than the tolerance. */
  OVERHEAD_DRIFT("overhead-drift", "A modelled overhead differs from the baseline."),
  /** A combination is checked that the baseline does not have. */
  COMBINATION_ADDED("combination-added", "A combination is not in the baseline."),
  /** The baseline has a combination that is not checked any more. */
  COMBINATION_MISSING("combination-missing", "A combination of the baseline is missing."),
  /** A figure of the catalogue is not what the baseline was made from. */
  INPUT_CHANGED("input-changed", "An input figure is not the one that the baseline is made from.");

  private final String id;
  private final String meaning;

  CheckRule(String id, String meaning) {
    this.id = id;
    this.meaning = meaning;
  }

  /** Returns the name in files. */
  public String id() {
    return id;
  }

  /** Returns one sentence for a reader. */
  public String meaning() {
    return meaning;
  }
}
