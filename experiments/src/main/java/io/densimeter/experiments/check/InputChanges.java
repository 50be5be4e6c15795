package io.densimeter.experiments.check;

import io.densimeter.reports.check.CheckChange;
import io.densimeter.reports.check.CheckPlace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What files of the catalogue say now and said when the baseline was written. */
final class InputChanges {
  private static final String CATALOGUE =
      "experiments/src/main/resources/io/densimeter/experiments/catalog/";

  private final Map<String, InputFigures> now;
  private final Map<String, List<CheckChange>> changes = new TreeMap<>();

  /** Compares the files that both have; of the others there is nothing to compare. */
  InputChanges(Map<String, Map<String, String>> before, Map<String, InputFigures> now) {
    this.now = now;
    now.forEach(
        (input, figures) -> {
          var old = before.get(input);
          if (old != null && !old.equals(figures.values())) {
            changes.put(input, changes(old, figures.values()));
          }
        });
  }

  private static List<CheckChange> changes(Map<String, String> old, Map<String, String> now) {
    var names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    var changes = new ArrayList<CheckChange>();
    for (var name : names) {
      var was = old.getOrDefault(name, CheckChange.NONE);
      var is = now.getOrDefault(name, CheckChange.NONE);
      if (!was.equals(is)) {
        changes.add(new CheckChange(name, was, is, ""));
      }
    }
    return changes;
  }

  /** Returns the changes of each file that changed, by its name. */
  Map<String, List<CheckChange>> all() {
    return Collections.unmodifiableMap(changes);
  }

  /** Returns the changes of those of the files that changed, each with the name of its file. */
  List<String> of(List<String> inputs) {
    var lines = new ArrayList<String>();
    for (var input : inputs) {
      changes.getOrDefault(input, List.of()).forEach(change -> lines.add(input + ": " + change));
    }
    return lines;
  }

  /** Returns where the first change of the files is, or the start of the file to fall back to. */
  CheckPlace place(List<String> inputs, String fallback) {
    return inputs.stream()
        .filter(changes::containsKey)
        .findFirst()
        .map(this::place)
        .orElseGet(() -> new CheckPlace(CATALOGUE + fallback + ".yaml", 1));
  }

  private CheckPlace place(String input) {
    var figures = now.get(input);
    Map<String, Integer> lines = figures == null ? Map.of() : figures.lines();
    int line =
        changes.getOrDefault(input, List.of()).stream()
            .mapToInt(change -> lines.getOrDefault(change.name(), 1))
            .findFirst()
            .orElse(1);
    return new CheckPlace(CATALOGUE + input + ".yaml", line);
  }
}
