package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Node;
import io.densimeter.experiments.yaml.Size;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Money;
import io.densimeter.model.units.Nearest;
import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An experiment file: one question, and all that a run needs to answer it.
 *
 * @param name name of the experiment
 * @param question the question it answers
 * @param seed seed of every random stream
 * @param replications replications of each scenario
 * @param fidelity how close to the machine it is simulated
 * @param operation what requests need to know beyond the interval fidelity
 * @param workload what the guests do
 * @param hosts the hosts to place them on
 * @param powerCurves power curves of the user's own, by name; they go before those of the catalogue
 * @param techniques the techniques to compare
 * @param placement how guests are placed
 * @param consolidation how guests are moved while the estate runs; null when they stay
 * @param failures what fails while the estate runs; null when nothing does
 * @param patching what is patched in a year; null when downtime by patches is left out
 * @param memory memory that is promised more than once; null when none is
 * @param tco what the bill is made from
 * @param carbon what emissions are counted from; null when they are not
 * @param figuresFraction figures of platforms, implementations and profiles, by their names, as
 *     shares of what they are
 * @param uncertainty what is not known for certain; null when all is taken as given
 * @param sweep values to try at a path; every combination is a scenario
 * @param expect gates on the results
 */
@Doc("A Densimeter experiment: one file, one question.")
public record ExperimentSpec(
    @Doc("Name of the experiment, used for its results.") String name,
    @Doc("The question that the experiment answers, as one sentence.") String question,
    @Doc("Seed of every random stream. Same file, same seed, same results.") @Between(least = "0")
        long seed,
    @Doc("How often each scenario is run, with other random numbers each time.")
        @Default("1")
        @Between(least = "1", most = "1000")
        int replications,
    @Doc("How close to the machine the guests are simulated; requests can be at either.")
        @Default("interval")
        Fidelity fidelity,
    @Default("{}") OperationSpec operation,
    WorkloadSpec workload,
    @Doc("The hosts to place guests on, by kind.") @Size(min = 1) List<HostSpec> hosts,
    @Doc("Power curves of your own, by name; they go before those of the catalogue.") @Default("{}")
        Map<String, PowerSpec> powerCurves,
    @Doc("The virtualization techniques to compare.") @Size(min = 1) List<TechniqueSpec> techniques,
    PlacementSpec placement,
    @Nullable ConsolidationSpec consolidation,
    @Doc("What fails while the estate runs; left out, nothing does.")
        @Nullable FailureSpec failures,
    @Doc("What is patched in a year; left out, downtime by patches is.")
        @Nullable PatchingSpec patching,
    @Doc("Memory that is promised more than once; left out, no memory is.")
        @Nullable MemorySpec memory,
    TcoSpec tco,
    @Doc("What emissions of CO2e are counted from; left out, they are not.")
        @Nullable CarbonSpec carbon,
    @Doc(
            "What if: prices of platforms, paths of implementations and rates of profiles, by their"
                + " names, as shares of what the catalogue has.")
        @Default("{}")
        @Unit(Dimension.SHARE)
        @Between(most = "1000 %")
        Map<String, Map<String, Double>> figuresFraction,
    @Doc("What is not known for certain; left out, all is taken as given.")
        @Nullable UncertaintySpec uncertainty,
    @Doc("Values to try at a path such as placement.headroom; every combination is a scenario.")
        @Default("{}")
        Map<String, List<Node>> sweep,
    @Doc("Gates: the run fails when one does not hold.") @Default("[]")
        List<ExpectationSpec> expect)
    implements Validated {

  /** Returns the ISO code of the one currency of the experiment. */
  public String currency() {
    return currencies()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No price in the file, and no problem."));
  }

  /** The currencies of amounts that the file holds, any of which is that of the bill. */
  private Stream<String> currencies() {
    return Stream.concat(
        Stream.ofNullable(tco.energyCurrency()),
        Stream.concat(
            hosts.stream().map(HostSpec::price).filter(Objects::nonNull).map(Money::currency),
            tco.exchange().values().stream().map(Money::currency)));
  }

  /** Returns whether guests are slowed down by their neighbours in cache and memory bandwidth. */
  public boolean interferes() {
    return workload.guests().stream().anyMatch(guest -> guest.memoryProfile() != null);
  }

  @Override
  public List<Problem> validate() {
    List<Problem> problems = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < hosts.size(); i++) {
      String host = hosts.get(i).name();
      if (!names.add(host)) {
        problems.add(new Problem("hosts[" + i + "].name", "there is another host " + host + "."));
      }
    }
    powerCurves.forEach(
        (name, curve) -> {
          if (curve instanceof PowerSpec.Named) {
            problems.add(
                new Problem(
                    "power-curves." + name, "must say its points, or idle and max, not a name."));
          }
        });
    Set<String> labels = new HashSet<>();
    for (int i = 0; i < techniques.size(); i++) {
      String label = techniques.get(i).label();
      if (!labels.add(label)) {
        problems.add(
            new Problem(
                "techniques[" + i + "]",
                "there is another technique " + label + "; give this one a name of its own."));
      }
    }
    for (int i = 0; i < placement.licensed().size(); i++) {
      var licensed = placement.licensed().get(i).hosts();
      for (int k = 0; k < licensed.size(); k++) {
        if (!names.contains(licensed.get(k))) {
          problems.add(
              new Problem(
                  "placement.licensed[" + i + "].hosts[" + k + "]",
                  Nearest.sentence(
                      "no hosts are called " + licensed.get(k), licensed.get(k), names)));
        }
      }
    }
    if (currencies().findFirst().isEmpty()) {
      problems.add(
          new Problem(
              "tco.energy",
              "is a tariff of the catalogue, so that no price says the currency of the bill. Maybe"
                  + " tco.exchange: {USD: 1 USD}?"));
    }
    problems.addAll(FidelityRules.problems(this));
    problems.addAll(InterferenceRules.check(this));
    problems.addAll(AvailabilityRules.problems(this));
    for (int i = 0; i < expect.size(); i++) {
      for (var problem : expect.get(i).validateIn(this)) {
        problems.add(problem.under("expect[" + i + "]"));
      }
    }
    return problems;
  }
}
