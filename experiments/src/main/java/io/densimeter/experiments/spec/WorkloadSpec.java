package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.NameOf;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What the guests do.
 *
 * @param trace how much CPU each guest asks for, over time
 * @param profile name of the workload profile: what a guest does with its CPU time
 * @param guest what each guest was given
 * @param otherGuests further kinds of guests
 */
@Doc("What the guests do, and what they were given.")
public record WorkloadSpec(
    TraceSpec trace,
    @Doc("Workload profile: event rates per second of CPU, from the catalogue.")
        @NameOf(value = "profile", orFile = true)
        String profile,
    GuestSpec guest,
    @Doc(
            "Further kinds of guests; the guests of the trace are then of each kind in turn, in"
                + " blocks of the same size.")
        @Default("[]")
        List<GuestSpec> otherGuests)
    implements Validated {

  /** Returns all kinds of guests. */
  public List<GuestSpec> guests() {
    List<GuestSpec> all = new ArrayList<>(List.of(guest));
    all.addAll(otherGuests);
    return all;
  }

  @Override
  public List<Problem> validate() {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < otherGuests.size(); i++) {
      if (otherGuests.get(i).os() != guest.os()) {
        problems.add(
            new Problem(
                "other-guests[" + i + "].os",
                "must be that of guest, " + guest.os().yamlName() + "."));
      }
    }
    return problems;
  }
}
