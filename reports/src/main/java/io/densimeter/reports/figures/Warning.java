package io.densimeter.reports.figures;

import java.util.List;

/**
 * What a reader must know before using a figure, said once.
 *
 * @param text the warning
 * @param scenarios the scenarios that it is about; empty when it is about the run
 */
public record Warning(String text, List<String> scenarios) {
  private static final int NAMED = 3;

  /** Returns the warning with the scenarios it is about, the first three by name. */
  public String phrase() {
    if (scenarios.isEmpty()) {
      return text;
    }
    var named = String.join("; ", scenarios.subList(0, Math.min(NAMED, scenarios.size())));
    int rest = scenarios.size() - NAMED;
    return text + " – " + named + (rest > 0 ? "; and " + rest + " more" : "");
  }
}
