package io.densimeter.experiments.run;

import io.densimeter.experiments.spec.ArrivalsSpec;
import io.densimeter.experiments.spec.GuestRequestsSpec;
import io.densimeter.experiments.spec.OperationSpec;
import io.densimeter.model.units.Problem;
import io.densimeter.model.workload.ColumnarTrace;
import io.densimeter.model.workload.DemandTrace;
import io.densimeter.workloads.trace.TraceException;
import java.util.ArrayList;
import java.util.List;

/**
 * The CPU demand that requests come to when none waits for another, as a trace of one step: what
 * placement takes for a guest's size, and what the interval fidelity simulates.
 */
final class OfferedDemand {
  private OfferedDemand() {}

  /**
   * Returns the demand.
   *
   * @param vcpus vCPUs of a guest
   * @throws TraceException when recorded arrivals cannot be read, or ask for more than a guest has
   */
  static DemandTrace of(List<GuestRequestsSpec> requests, OperationSpec operation, int vcpus) {
    var names = new ArrayList<String>();
    for (var guests : requests) {
      for (int i = 1; i <= guests.guests(); i++) {
        names.add(guests.name() + "-" + i);
      }
    }
    var trace = ColumnarTrace.builder(names, 1, operation.measuredNanos());
    int guest = 0;
    for (var guests : requests) {
      float[] column = {(float) fraction(guests, operation, vcpus)};
      for (int i = 0; i < guests.guests(); i++) {
        trace.column(DemandTrace.Resource.CPU, guest++, column);
      }
    }
    return trace.build();
  }

  private static double fraction(GuestRequestsSpec guests, OperationSpec operation, int vcpus) {
    var each = guests.each();
    var disk = operation.disk();
    double diskNanos =
        each.diskRequests()
            * (disk.serviceNanos() + 1e9 * each.diskRequestBytes() / disk.rateBytes());
    double perSecond = each.arrivals().arrivals().perSecond(each.cpuNanos() + diskNanos);
    double asked = perSecond * each.cpuNanos() / 1e9 / vcpus;
    if (asked > 1 && each.arrivals() instanceof ArrivalsSpec.Recorded r) {
      throw new TraceException(
          List.of(
              new Problem(
                  r.path().toString(),
                  "asks for "
                      + Math.round(100 * asked)
                      + " % of the CPU of a guest, must be at most 100 %.")));
    }
    return Math.min(1, asked);
  }
}
