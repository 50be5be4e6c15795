package io.densimeter.experiments.run;

import io.densimeter.experiments.spec.PlacementSpec;
import io.densimeter.experiments.spec.PlacementSpec.Peaks;
import io.densimeter.model.kernel.OverheadCurve;
import io.densimeter.model.machine.GuestType;
import io.densimeter.model.machine.HostType;
import io.densimeter.model.placement.PeakClusters;
import io.densimeter.model.stats.Percentile;
import io.densimeter.model.workload.DemandTrace;
import io.densimeter.model.workload.DemandTrace.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/** The CPU demand of each guest that placement reckons with, as a share of its capacity. */
final class GuestSizes {
  private final double[] sizes;
  private final double[] peaks;
  private final List<BitSet> peakSteps = new ArrayList<>();

  GuestSizes(DemandTrace trace, PlacementSpec.SizeBy sizeBy) {
    var courses = trace.courses();
    double[] sizeOf = new double[courses.guests()];
    double[] series = new double[trace.steps()];
    for (int course = 0; course < sizeOf.length; course++) {
      sizeOf[course] = Percentile.nearestRank(series(courses, course, series), sizeBy.percentile());
    }
    sizes = new double[trace.guests()];
    Arrays.setAll(sizes, guest -> sizeOf[trace.courseOf(guest)]);
    peaks = new double[trace.guests()];
    if (sizeBy.peaks() == Peaks.SHARED) {
      for (int guest = 0; guest < peaks.length; guest++) {
        series(trace, guest, series);
        peaks[guest] = Arrays.stream(series).max().orElseThrow();
        peakSteps.add(above(series, sizes[guest]));
      }
    }
  }

  private static double[] series(DemandTrace trace, int guest, double[] series) {
    for (int step = 0; step < series.length; step++) {
      series[step] = trace.row(Resource.CPU, step)[guest];
    }
    return series;
  }

  /** Returns the clusters of guests that peak together. */
  int[] clusters() {
    return PeakClusters.of(peakSteps);
  }

  /**
   * Returns the CPU need of each guest on a kind of host.
   *
   * @param guests what each guest was given
   * @param curves the overhead on that host, by what a guest was given
   */
  long[] cpuHertz(
      List<GuestType> guests, Function<GuestType, OverheadCurve> curves, HostType host) {
    long[] hertz = new long[sizes.length];
    for (int i = 0; i < hertz.length; i++) {
      var guest = guests.get(i);
      hertz[i] = cpuHertz(sizes[i], curves.apply(guest), guest, host);
    }
    return hertz;
  }

  /** Returns the CPU need of each guest at its peak beyond that. */
  long[] extraHertz(
      List<GuestType> guests, Function<GuestType, OverheadCurve> curves, HostType host) {
    long[] extra = cpuHertz(guests, curves, host);
    for (int i = 0; i < extra.length; i++) {
      var guest = guests.get(i);
      long peak = cpuHertz(peaks[i], curves.apply(guest), guest, host);
      extra[i] = Math.max(0, peak - extra[i]); // a cost that falls with load may make it cheaper
    }
    return extra;
  }

  /** CPU need at a demand, on the vCPUs (which run no faster than the host's cores) and outside. */
  private static long cpuHertz(
      double demandFraction, OverheadCurve curve, GuestType guest, HostType host) {
    double onVcpu =
        Math.min(
            curve.vcpuFraction(demandFraction) * guest.cpuHertz(),
            (double) guest.vcpus() * host.clockHertz());
    return Math.round(onVcpu + curve.hypervisorFraction(demandFraction) * guest.cpuHertz());
  }

  private static BitSet above(double[] series, double size) {
    var steps = new BitSet(series.length);
    for (int step = 0; step < series.length; step++) {
      steps.set(step, series[step] > size);
    }
    return steps;
  }
}
