package io.densimeter.experiments.check;

import io.densimeter.reports.check.CheckFinding;
import io.densimeter.reports.check.CheckOutcome;
import io.densimeter.reports.check.CheckPlace;
import io.densimeter.reports.check.CheckRule;
import io.densimeter.reports.check.CheckSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The differences between a baseline and what is modelled now. */
final class BaselineComparison {
  /** More causes than that are a rewritten file, and are listed once with the file. */
  private static final int CAUSES = 5;

  private final Baseline before;
  private final Baseline now;
  private final CheckPlan plan;
  private final double toleranceFraction;
  private final CheckPlace checkFile;
  private final InputChanges inputs;
  private final List<CheckSubject> subjects = new ArrayList<>();
  private final List<CheckFinding> findings = new ArrayList<>();
  private final Map<String, Moved> moved = new TreeMap<>();
  private int tolerated;

  private BaselineComparison(
      Baseline before, Baseline now, CheckPlan plan, double toleranceFraction, String checkFile) {
    this.before = before;
    this.now = now;
    this.plan = plan;
    this.toleranceFraction = toleranceFraction;
    this.checkFile = new CheckPlace(checkFile, 1);
    inputs = new InputChanges(before.inputs(), plan.inputs());
  }

  /**
   * Compares.
   *
   * @param plan what {@code now} was made from
   * @param toleranceFraction how far a figure of an overhead may be from the baseline's, over the
   *     baseline's; 0 for equality, and then a changed input is a difference too
   * @param checkFile URI of the file that asked for it
   * @param version version of the program
   */
  static CheckOutcome of(
      Baseline before,
      Baseline now,
      CheckPlan plan,
      double toleranceFraction,
      String checkFile,
      String version) {
    var comparison = new BaselineComparison(before, now, plan, toleranceFraction, checkFile);
    comparison.inputs();
    comparison.records();
    return new CheckOutcome(version, comparison.subjects, comparison.findings, comparison.notes());
  }

  private void inputs() {
    for (var input : plan.inputs().keySet()) {
      var subject = new CheckSubject("inputs", input);
      subjects.add(subject);
      var changes = inputs.all().get(input);
      if (changes != null && toleranceFraction == 0) {
        var place = inputs.place(List.of(input), input);
        var summary = "input " + input + " changed:";
        findings.add(
            new CheckFinding(CheckRule.INPUT_CHANGED, subject, place, summary, changes, List.of()));
      }
    }
  }

  private void records() {
    var keys = new TreeSet<>(before.records().keySet());
    keys.addAll(now.records().keySet());
    for (var key : keys) {
      subjects.add(subject(key));
      var old = before.records().get(key);
      var is = now.records().get(key);
      if (old == null) {
        find(CheckRule.COMBINATION_ADDED, key, checkFile, " is not in the baseline");
      } else if (is == null) {
        var why = plan.obstacles().get(key);
        find(
            CheckRule.COMBINATION_MISSING,
            key,
            checkFile,
            why == null
                ? " is in the baseline and is not checked any more"
                : " is in the baseline and cannot run any more: " + String.join(" ", why));
      } else {
        compare(key, Drifts.of(old, is));
      }
    }
  }

  private void compare(Combination key, List<Drifts.Drift> drifts) {
    if (drifts.stream().allMatch(this::isTolerated)) {
      tolerated += drifts.isEmpty() ? 0 : 1;
      return;
    }
    var technique = technique(key);
    for (var drift : drifts) {
      moved.computeIfAbsent(technique + ": " + drift.name(), name -> new Moved()).add(drift);
    }
    findings.add(
        new CheckFinding(
            CheckRule.OVERHEAD_DRIFT,
            subject(key),
            inputs.place(key.inputs(), key.implementationInput()),
            words(key) + " moved:",
            drifts.stream().map(Drifts.Drift::change).toList(),
            causes(key)));
  }

  private boolean isTolerated(Drifts.Drift drift) {
    return drift.size() <= toleranceFraction * Math.abs(drift.before());
  }

  private List<String> causes(Combination key) {
    var all = inputs.of(key.inputs());
    if (all.isEmpty()) {
      return List.of("no input figure of it changed: the program did");
    }
    var causes = new ArrayList<String>();
    all.stream().limit(CAUSES).forEach(cause -> causes.add("input " + cause));
    if (all.size() > CAUSES) {
      causes.add("and " + (all.size() - CAUSES) + " more changed input figures");
    }
    return causes;
  }

  private void find(CheckRule rule, Combination key, CheckPlace place, String what) {
    var summary = words(key) + what;
    findings.add(new CheckFinding(rule, subject(key), place, summary, List.of(), List.of()));
  }

  private String words(Combination key) {
    return key.platform()
        + ", "
        + key.implementation()
        + " ("
        + technique(key)
        + "), "
        + key.profile()
        + " at "
        + key.load()
        + " load";
  }

  /** Returns the technique as the file of the implementation says it. */
  private String technique(Combination key) {
    var input = key.implementationInput();
    var figures = now.inputs().getOrDefault(input, before.inputs().getOrDefault(input, Map.of()));
    return figures.getOrDefault("technique", "unknown technique");
  }

  private static CheckSubject subject(Combination key) {
    return new CheckSubject(
        key.platform() + "." + key.implementation(), key.profile() + " at " + key.load());
  }

  private List<String> notes() {
    var notes = new ArrayList<String>();
    moved.forEach((name, figures) -> notes.add(name + " moved in " + figures));
    if (toleranceFraction > 0) {
      inputs.all().keySet().forEach(input -> notes.addAll(inputs.of(List.of(input))));
    }
    if (tolerated > 0) {
      notes.add(
          tolerated
              + " combinations moved within the tolerance of "
              + OverheadRecord.digits(100 * toleranceFraction)
              + " %");
    }
    return notes;
  }

  /** How far a mechanism of a technique moved, over all combinations. */
  private static final class Moved {
    private int combinations;
    private double furthest;
    private String change = "";

    void add(Drifts.Drift drift) {
      combinations++;
      if (Math.abs(drift.relative()) > furthest) {
        furthest = Math.abs(drift.relative());
        change = ", by up to " + drift.change().relative();
      }
    }

    @Override
    public String toString() {
      return combinations + (combinations == 1 ? " combination" : " combinations") + change;
    }
  }
}
