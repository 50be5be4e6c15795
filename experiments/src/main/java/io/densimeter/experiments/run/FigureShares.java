package io.densimeter.experiments.run;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.Experiment;
import io.densimeter.experiments.spec.ExperimentSpec;
import io.densimeter.experiments.spec.Scenario;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.PlacedProblem;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Price;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.units.Nearest;
import io.densimeter.model.workload.GuestOperation;
import io.densimeter.model.workload.Rate;
import io.densimeter.model.workload.WorkloadProfile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Figures of platforms, implementations and profiles as an experiment changes them: what if a VM
 * exit were a fifth dearer, or a workload's system calls half as many?
 */
final class FigureShares {
  private static final double WHOLE = 100;

  private final Map<String, Map<String, Double>> shares;

  FigureShares(ExperimentSpec spec) {
    shares = spec.figuresFraction();
  }

  /** Returns a platform with the prices that the experiment changes. */
  Platform of(Platform platform) {
    var changed = platform;
    for (var each : platform.prices().entrySet()) {
      Double share = share(platform.name(), each.getKey().yamlName());
      if (share != null) {
        changed = changed.with(each.getKey(), times(each.getValue(), share));
      }
    }
    return changed;
  }

  /** Returns an implementation with the path lengths that the experiment changes. */
  Implementation of(Implementation implementation) {
    var changed = implementation;
    for (var each : implementation.paths().entrySet()) {
      Double share = share(implementation.name(), each.getKey().yamlName());
      if (share != null) {
        changed = changed.with(each.getKey(), times(each.getValue(), share));
      }
    }
    return changed;
  }

  /** Returns a profile with the rates that the experiment changes. */
  WorkloadProfile of(WorkloadProfile profile) {
    var rates = new EnumMap<GuestOperation, Rate>(GuestOperation.class);
    rates.putAll(profile.rates());
    rates.replaceAll(
        (operation, rate) -> {
          Double share = share(profile.name(), operation.yamlName());
          return share == null
              ? rate
              : new Rate(rate.perCpuSecond() * share, rate.burst(), noted(rate.source(), share));
        });
    return new WorkloadProfile(
        profile.name(), profile.description(), profile.clockHertz(), rates, profile.shapes());
  }

  private @Nullable Double share(String owner, String figure) {
    return shares.getOrDefault(owner, Map.of()).get(figure);
  }

  private static Price times(Price price, double share) {
    return new Price(price.amount() * share, price.unit(), noted(price.source(), share));
  }

  private static String noted(String source, double share) {
    double percent = WHOLE * share;
    return (percent == Math.rint(percent) ? Long.toString((long) percent) : percent)
        + " % by the experiment file of: "
        + source;
  }

  /**
   * Requires that an experiment changes figures of what it uses.
   *
   * @throws ExperimentException with a problem for each name that is none
   */
  static void require(Experiment experiment, Catalog catalog) throws ExperimentException {
    Set<PlacedProblem> problems = new LinkedHashSet<>();
    Map<String, Set<String>> used = new LinkedHashMap<>();
    experiment.scenarios().forEach(scenario -> addUsed(scenario, catalog, used));
    for (var scenario : experiment.scenarios()) {
      scenario
          .spec()
          .figuresFraction()
          .forEach(
              (owner, figures) -> {
                String path = "figures." + owner;
                var known = used.get(owner);
                if (known == null) {
                  String none = "nothing that the experiment uses is called " + owner;
                  problems.add(
                      experiment.problem(path, Nearest.sentence(none, owner, used.keySet())));
                  return;
                }
                for (var figure : figures.keySet()) {
                  if (!known.contains(figure)) {
                    String none = owner + " has no price, path or rate called " + figure;
                    problems.add(
                        experiment.problem(
                            path + "." + figure, Nearest.sentence(none, figure, known)));
                  }
                }
              });
    }
    if (!problems.isEmpty()) {
      throw new ExperimentException(new ArrayList<>(problems));
    }
  }

  private static void addUsed(Scenario scenario, Catalog catalog, Map<String, Set<String>> used) {
    var implementation = Estate.implementation(scenario, catalog);
    names(used, implementation.name())
        .addAll(implementation.paths().keySet().stream().map(Path::yamlName).toList());
    for (var host : scenario.spec().hosts()) {
      var platform = catalog.platform(host.platform());
      names(used, platform.name())
          .addAll(platform.prices().keySet().stream().map(Primitive::yamlName).toList());
    }
    var profile = catalog.profile(scenario.spec().workload().profile());
    List<String> rates = profile.rates().keySet().stream().map(GuestOperation::yamlName).toList();
    names(used, profile.name()).addAll(rates);
  }

  private static Set<String> names(Map<String, Set<String>> used, String owner) {
    return used.computeIfAbsent(owner, name -> new LinkedHashSet<>());
  }
}
