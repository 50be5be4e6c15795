package io.densimeter.experiments.uncertainty;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.cost.CostPlans;
import io.densimeter.experiments.spec.DistributionSpec;
import io.densimeter.experiments.spec.Experiment;
import io.densimeter.experiments.spec.ExperimentSpec;
import io.densimeter.experiments.spec.Plan;
import io.densimeter.experiments.spec.Scenario;
import io.densimeter.experiments.uncertainty.UncertainValue.InBill;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.Node;
import io.densimeter.experiments.yaml.Paths;
import io.densimeter.experiments.yaml.Place;
import io.densimeter.experiments.yaml.PlacedProblem;
import io.densimeter.experiments.yaml.Problems;
import io.densimeter.experiments.yaml.TreePath;
import io.densimeter.model.uncertainty.Distribution;
import io.densimeter.model.uncertainty.Sampling;
import io.densimeter.model.units.Nearest;
import io.densimeter.model.units.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of a scenario that have a distribution, and the parameters of its bills. */
public final class UncertainValues {
  /** What is the same in the whole of an experiment. */
  private static final Set<String> FIXED =
      Set.of(
          "name",
          "question",
          "seed",
          "replications",
          "techniques",
          "sweep",
          "expect",
          "uncertainty");

  private static final Pattern SCALAR = Pattern.compile("(" + Numbers.FORM + ")(?: (\\S.*))?");
  private static final int SCALAR_UNIT = 5;

  /** A probability at which no distribution that a person writes has a round number. */
  private static final double BETWEEN = 0.371;

  private static final String VALUES = "uncertainty.values.";

  private final Scenario scenario;
  private final Catalog catalog;
  private final Problems problems = new Problems();
  private final List<UncertainValue> values = new ArrayList<>();
  private final Map<String, Double> parameters;
  private final Map<String, Double> parametersOfAll;

  private UncertainValues(Scenario scenario, Catalog catalog) {
    this.scenario = scenario;
    this.catalog = catalog;
    var plans = new CostPlans(scenario.spec(), catalog);
    parameters = plans.parameters(Plan.of(scenario.technique().kind()));
    parametersOfAll = parametersOfAll(scenario.spec(), plans);
    var section = scenario.spec().uncertainty();
    if (section != null) {
      section.values().forEach(this::add);
      for (int i = 0; i < section.breakEven().size(); i++) {
        checkBreakEven(section.breakEven().get(i), "uncertainty.break-even[" + i + "]");
      }
    }
  }

  /**
   * Requires that each path with a distribution leads to a value that can be varied, and that the
   * values are within the bounds of the file.
   *
   * @throws ExperimentException with a problem for each that does not
   */
  public static void require(Experiment experiment, Catalog catalog) throws ExperimentException {
    if (experiment.spec().uncertainty() == null) {
      return;
    }
    Set<PlacedProblem> found = new LinkedHashSet<>();
    for (var scenario : experiment.scenarios()) {
      found.addAll(new UncertainValues(scenario, catalog).problems.sorted());
    }
    if (!found.isEmpty()) {
      throw new ExperimentException(List.copyOf(found));
    }
  }

  /** Returns the values of a scenario, in the order of the file. */
  static UncertainValues of(Scenario scenario, Catalog catalog) {
    return new UncertainValues(scenario, catalog);
  }

  /** Returns the values, in the order of the file. */
  List<UncertainValue> list() {
    return List.copyOf(values);
  }

  /** Returns the prices and assumptions of the scenario's bills, with the values of the file. */
  Map<String, Double> parameters() {
    return parameters;
  }

  /** Returns what the bill of some technique has at a parameter in the file; 0 when none does. */
  double given(String parameter) {
    return parametersOfAll.getOrDefault(parameter, 0.0);
  }

  /**
   * Returns the parameters of the bills under every technique: what is in one of them is no reason
   * to simulate the others anew.
   */
  private static Map<String, Double> parametersOfAll(ExperimentSpec spec, CostPlans plans) {
    Map<String, Double> all = new LinkedHashMap<>();
    spec.techniques().forEach(each -> all.putAll(plans.parameters(Plan.of(each.kind()))));
    return all;
  }

  /** Returns the name of the parameter of a bill at a path; empty when it is none. */
  Optional<String> parameter(String path) {
    if (parametersOfAll.containsKey(path)) {
      return Optional.of(path);
    }
    try {
      return parameter(TreePath.of(path).resolve(scenario.tree()));
    } catch (IllegalArgumentException noPath) {
      return Optional.empty();
    }
  }

  /** Returns the number in front of the unit at a path of the file, and the unit. */
  Optional<Written> written(String path) {
    try {
      return TreePath.of(path).resolve(scenario.tree()).in(scenario.tree()).flatMap(Written::of);
    } catch (IllegalArgumentException noPath) {
      return Optional.empty();
    }
  }

  /**
   * A number with its unit in a file.
   *
   * @param number the number
   * @param unit the unit with a space in front; empty for none
   */
  record Written(double number, String unit) {
    private static Optional<Written> of(Node node) {
      if (!(node instanceof Node.Scalar scalar)) {
        return Optional.empty();
      }
      var parts = SCALAR.matcher(scalar.text());
      if (!parts.matches()) {
        return Optional.empty();
      }
      var unit = parts.group(SCALAR_UNIT);
      return Optional.of(new Written(Numbers.real(parts.group(1)), unit == null ? "" : " " + unit));
    }
  }

  private void add(String path, DistributionSpec spec) {
    String here = VALUES + path;
    var place = Paths.place(scenario.tree(), here);
    try {
      var tree = resolve(path);
      var parameter = parameter(tree);
      var inFile = tree.in(scenario.tree());
      var written = inFile.flatMap(Written::of);
      if (spec.relative() && written.isEmpty()) {
        if (parameter.isEmpty()) {
          throw new IllegalArgumentException(
              "has no number in the file that shares of it could be taken of.");
        }
        addFactor(path, tree, parameter.get(), spec.distribution(), place);
        return;
      }
      var distribution =
          spec.relative()
              ? spec.distribution().times(written.orElseThrow().number())
              : spec.distribution();
      String unit = spec.relative() ? written.orElseThrow().unit() : spec.unit();
      var value = new UncertainValue(path, tree, distribution, unit, false, null, place);
      var probed = probed(value, parameter.orElse(null));
      if (probed != null) {
        values.add(probed);
      }
    } catch (IllegalArgumentException refused) {
      problems.add(place, here, String.valueOf(refused.getMessage()));
    }
  }

  private TreePath resolve(String path) {
    var tree = TreePath.of(path).resolve(scenario.tree());
    if (FIXED.contains(tree.first())) {
      throw new IllegalArgumentException(tree.first() + " cannot have a distribution.");
    }
    for (var axis : scenario.axes().keySet()) {
      var swept = TreePath.of(axis).resolve(scenario.tree());
      if (tree.startsWith(swept) || swept.startsWith(tree)) {
        throw new IllegalArgumentException("overlaps with sweep." + axis + ".");
      }
    }
    return tree;
  }

  /** A price of the catalogue, or a default: only the bill has it. */
  private void addFactor(
      String path, TreePath tree, String parameter, Distribution factor, Place place) {
    double given = parametersOfAll.getOrDefault(parameter, 0.0);
    values.add(
        new UncertainValue(
            path, tree, factor, " times", false, new InBill(parameter, 0, given), place));
  }

  /** Returns the value after trying its least and its most; null when they may not be there. */
  private @Nullable UncertainValue probed(UncertainValue value, @Nullable String parameter) {
    var tries = isWhole(value) ? value.asWhole() : value;
    var least = bound(tries, tries.probe(Sampling.TAIL));
    var most = bound(tries, tries.probe(1 - Sampling.TAIL));
    for (var problem : least.problems().isEmpty() ? most.problems() : least.problems()) {
      boolean cut = value.distribution() instanceof Distribution.Normal;
      String hint = cut ? " A normal distribution can be cut by least and most." : "";
      problems.add(value.place(), VALUES + value.path(), problem + hint);
    }
    var low = least.scenario();
    var high = most.scenario();
    if (low == null || high == null) {
      return null;
    }
    if (parameter == null) {
      return tries;
    }
    double from = tries.probe(Sampling.TAIL);
    double to = tries.probe(1 - Sampling.TAIL);
    double atFrom = parameterOf(low, parameter);
    double slope = (parameterOf(high, parameter) - atFrom) / (to - from);
    return new UncertainValue(
        tries.path(),
        tries.tree(),
        tries.distribution(),
        tries.unit(),
        tries.whole(),
        new InBill(parameter, atFrom - slope * from, slope),
        tries.place());
  }

  private boolean isWhole(UncertainValue value) {
    return bound(value, value.number(BETWEEN)).problems().stream()
        .anyMatch(each -> each.contains("whole number"));
  }

  private double parameterOf(Scenario changed, String parameter) {
    var plans = new CostPlans(changed.spec(), catalog);
    var value = parametersOfAll(changed.spec(), plans).get(parameter);
    if (value == null) {
      throw new IllegalArgumentException("takes " + parameter + " out of the bill.");
    }
    return value;
  }

  /**
   * A scenario at a value.
   *
   * @param scenario the scenario; null when the value may not be there
   * @param problems why not
   */
  private record Bound(@Nullable Scenario scenario, List<String> problems) {}

  private Bound bound(UncertainValue value, double number) {
    try {
      return new Bound(
          scenario.with(Map.of(value.tree(), value.node(number)), catalog.names()), List.of());
    } catch (ExperimentException refused) {
      return new Bound(
          null, refused.problems().stream().map(each -> each.problem().message()).toList());
    }
  }

  private Optional<String> parameter(TreePath tree) {
    for (var name : parametersOfAll.keySet()) {
      try {
        if (TreePath.of(name).resolve(scenario.tree()).toString().equals(tree.toString())) {
          return Optional.of(name);
        }
      } catch (IllegalArgumentException notInFile) {
        // Names with dots or brackets are no paths; such a parameter is called by its name.
      }
    }
    return Optional.empty();
  }

  private void checkBreakEven(String path, String here) {
    boolean varied = values.stream().anyMatch(value -> value.path().equals(path));
    if (varied || parameter(path).isPresent()) {
      return;
    }
    Set<String> known = new LinkedHashSet<>(parametersOfAll.keySet());
    values.forEach(value -> known.add(value.path()));
    problems.add(
        Paths.place(scenario.tree(), here),
        here,
        Nearest.sentence(
            "needs a price or assumption of the bill, or a distribution among the values; "
                + Numbers.clip(path)
                + " has neither",
            path,
            known));
  }
}
