package io.densimeter.experiments.run;

import io.densimeter.experiments.run.Estate.Group;
import io.densimeter.experiments.spec.Experiment;
import io.densimeter.experiments.spec.GuestSetSpec;
import io.densimeter.experiments.spec.PlacementSpec;
import io.densimeter.experiments.yaml.PlacedProblem;
import io.densimeter.model.placement.PlacementRules;
import io.densimeter.model.placement.PlacementRules.GuestSet;
import io.densimeter.model.placement.PlacementRules.LicensedGuests;
import io.densimeter.model.units.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rules of a placement, from names of guests and hosts to their numbers. */
final class GuestRules {
  private final PlacementSpec spec;
  private final List<String> guestNames;

  GuestRules(PlacementSpec spec, List<String> guestNames) {
    this.spec = spec;
    this.guestNames = guestNames;
  }

  /** Returns the rules for hosts of these groups. */
  PlacementRules on(List<Group> groups) {
    return new PlacementRules(
        sets(spec.together()),
        sets(spec.apart()),
        spec.licensed().stream()
            .map(
                licence ->
                    new LicensedGuests(
                        licence.name(),
                        guests(licence.guests()),
                        groups.stream()
                            .map(
                                group ->
                                    licence.hosts().contains(group.type().name())
                                        ? licensed(licence.count(), group.count())
                                        : 0)
                            .toList()))
            .toList());
  }

  /** Returns the patterns that no guest has, and guests that must be together and apart. */
  List<PlacedProblem> problems(Experiment experiment) {
    List<PlacedProblem> problems = new ArrayList<>();
    for (int i = 0; i < spec.together().size(); i++) {
      unknown("placement.together[" + i + "]", spec.together().get(i), experiment, problems);
    }
    for (int i = 0; i < spec.apart().size(); i++) {
      String path = "placement.apart[" + i + "]";
      unknown(path, spec.apart().get(i), experiment, problems);
      contradiction(path, spec.apart().get(i), experiment, problems);
    }
    for (int i = 0; i < spec.licensed().size(); i++) {
      unknown(
          "placement.licensed[" + i + "].guests",
          spec.licensed().get(i).guests(),
          experiment,
          problems);
    }
    return problems;
  }

  private static int licensed(@Nullable Integer count, int hosts) {
    return count == null ? hosts : Math.min(count, hosts);
  }

  private List<GuestSet> sets(List<GuestSetSpec> specs) {
    return specs.stream().map(set -> new GuestSet(set.name(), guests(set))).toList();
  }

  private List<Integer> guests(GuestSetSpec set) {
    var patterns = set.patterns().stream().map(GuestRules::pattern).toList();
    return IntStream.range(0, guestNames.size())
        .filter(
            guest -> patterns.stream().anyMatch(p -> p.matcher(guestNames.get(guest)).matches()))
        .boxed()
        .toList();
  }

  private static Pattern pattern(String written) {
    return Pattern.compile(
        Arrays.stream(written.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }

  private void unknown(
      String path, GuestSetSpec set, Experiment experiment, List<PlacedProblem> problems) {
    for (int i = 0; i < set.patterns().size(); i++) {
      String written = set.patterns().get(i);
      var pattern = pattern(written);
      if (guestNames.stream().noneMatch(name -> pattern.matcher(name).matches())) {
        String guess =
            Nearest.to(written, guestNames)
                .map(name -> " Maybe " + name + "?")
                .orElse(
                    " The trace has "
                        + guestNames.get(0)
                        + " to "
                        + guestNames.get(guestNames.size() - 1)
                        + ".");
        problems.add(
            experiment.problem(
                path + "[" + i + "]", "no guest is called " + written + "." + guess));
      }
    }
  }

  private void contradiction(
      String path, GuestSetSpec apart, Experiment experiment, List<PlacedProblem> problems) {
    var separate = guests(apart);
    int[] party = parties();
    var first =
        separate.stream().collect(Collectors.toMap(g -> party[g], Function.identity(), Math::min));
    for (int guest : separate) {
      int other = first.getOrDefault(party[guest], guest);
      if (other != guest) {
        problems.add(
            experiment.problem(
                path,
                guestNames.get(other)
                    + " and "
                    + guestNames.get(guest)
                    + " must be apart here and are together by placement.together."));
        return;
      }
    }
  }

  /** Returns by guest the lowest number of those that it must be together with. */
  private int[] parties() {
    int[] party = IntStream.range(0, guestNames.size()).toArray();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (var set : sets(spec.together())) {
        int least = set.guests().stream().mapToInt(guest -> party[guest]).min().orElse(0);
        for (int guest : set.guests()) {
          changed |= party[guest] != least;
          party[guest] = least;
        }
      }
    }
    return party;
  }
}
