package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.NameOf;
import io.densimeter.experiments.yaml.Size;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the guests do: how much CPU they ask for over time, or the requests that they serve.
 *
 * @param trace how much CPU each guest asks for, over time; null with requests
 * @param requests the requests that guests serve; null with a trace
 * @param profile name of the workload profile: what a guest does with its CPU time
 * @param guest what each guest was given
 * @param otherGuests further kinds of guests
 * @param starts when demand starts, for what depends on the hour of the week
 */
@Doc("What the guests do, and what they were given.")
public record WorkloadSpec(
    @Nullable TraceSpec trace,
    @Doc("The guests and the requests that they serve; in the place of a trace.")
        @Size(min = 1, max = 32)
        @Nullable List<GuestRequestsSpec> requests,
    @Doc("Workload profile: event rates per second of CPU, from the catalogue.")
        @NameOf(value = "profile", orFile = true)
        String profile,
    GuestSpec guest,
    @Doc(
            "Further kinds of guests; the guests of the trace are then of each kind in turn, in"
                + " blocks of the same size.")
        @Default("[]")
        List<GuestSpec> otherGuests,
    @Default("{}") StartSpec starts)
    implements Validated {

  /** Returns all kinds of guests. */
  public List<GuestSpec> guests() {
    List<GuestSpec> all = new ArrayList<>(List.of(guest));
    all.addAll(otherGuests);
    return all;
  }

  @Override
  public List<Problem> validate() {
    if (trace == null && requests == null) {
      return List.of(new Problem("", "needs a trace or requests."));
    }
    List<Problem> problems = new ArrayList<>();
    if (requests != null && !otherGuests.isEmpty()) {
      problems.add(
          new Problem("other-guests", "cannot stand beside requests; leave one of them out."));
    }
    for (int i = 0; i < otherGuests.size(); i++) {
      if (otherGuests.get(i).os() != guest.os()) {
        problems.add(
            new Problem(
                "other-guests[" + i + "].os",
                "must be that of guest, " + guest.os().yamlName() + "."));
      }
    }
    if (trace != null && requests != null) {
      problems.add(new Problem("requests", "cannot stand beside a trace; leave one out."));
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; requests != null && i < requests.size(); i++) {
      var guests = requests.get(i);
      if (!names.add(guests.name())) {
        problems.add(
            new Problem(
                "requests[" + i + "].name", "there are other guests " + guests.name() + "."));
      }
      double asked = asked(guests.each());
      if (asked > 1) {
        problems.add(
            new Problem(
                "requests[" + i + "].each.arrivals",
                "ask for "
                    + Math.round(100 * asked)
                    + " % of the CPU of a guest, must be at most 100 %."));
      }
    }
    return problems;
  }

  /** The share of a guest's CPU, where the file alone tells it; users ask for no more than all. */
  private double asked(RequestsSpec each) {
    boolean told =
        each.arrivals() instanceof ArrivalsSpec.Open
            || each.arrivals() instanceof ArrivalsSpec.Modulated;
    return told
        ? each.arrivals().arrivals().perSecond(0) * each.cpuNanos() / 1e9 / guest.vcpus()
        : 0;
  }
}
