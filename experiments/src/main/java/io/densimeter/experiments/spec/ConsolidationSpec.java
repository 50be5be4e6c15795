package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How guests are moved while the estate runs.
 *
 * @param detect when a host is overloaded
 * @param thresholdFraction utilisation above which it is, for the static threshold; null for 80 %
 * @param safety how careful the other detectors are; null for the figure of the paper
 * @param select which guest leaves an overloaded host first
 * @param everyNanos time from one round to the next, whole sampling steps
 * @param linkBitsPerSecond network link of a host
 * @param linkShareFraction share of the link that migrations may use
 * @param migration how a guest is moved
 * @param hostBootNanos time until a host that is switched on takes guests
 * @param hostShutdownNanos time for which a host that is switched off goes on to draw idle power
 * @param hotFraction part of a guest's memory that is written all the time
 * @param hotWritesPerSecond how often a page of it is written
 * @param otherWritesPerSecond how often any other page is written
 */
@Doc("How guests are moved while the estate runs; left out, they stay where they were placed.")
public record ConsolidationSpec(
    @Doc("When a host is overloaded.") @Default("threshold") Detect detect,
    @Doc("Utilisation above which a host is overloaded, for detect: threshold; left out, 80 %.")
        @Unit(Dimension.SHARE)
        @Between(least = "1 %", most = "100 %")
        @Nullable Double thresholdFraction,
    @Doc("How careful an adaptive detector is; left out, as in the paper that defines it.")
        @Between(least = "0", most = "100")
        @Nullable Double safety,
    @Doc("Which guest leaves an overloaded host first.") @Default("minimum-migration-time")
        Select select,
    @Doc("Time from one round to the next; whole sampling steps.")
        @Default("5 min")
        @Unit(value = Dimension.TIME, usual = "min")
        @Between(least = "1 s")
        long everyNanos,
    @Doc("Network link of a host.")
        @Default("1 Gbit/s")
        @Unit(value = Dimension.BANDWIDTH, usual = "Gbit/s")
        @Between(least = "1 Mbit/s")
        long linkBitsPerSecond,
    @Doc("Share of the link that migrations may use.")
        @Default("50 %")
        @Unit(Dimension.SHARE)
        @Between(least = "1 %", most = "100 %")
        double linkShareFraction,
    @Doc("How a guest is moved: its memory once, or by pre-copy in rounds over a shared link.")
        @Default("memory-over-bandwidth")
        Move migration,
    @Doc("Time until a host that is switched on or woken takes guests; it draws idle power then.")
        @Default("0 s")
        @Unit(value = Dimension.TIME, usual = "min")
        long hostBootNanos,
    @Doc("Time for which a host that is switched off goes on to draw idle power.")
        @Default("0 s")
        @Unit(value = Dimension.TIME, usual = "min")
        long hostShutdownNanos,
    @Doc("Part of a guest's memory that is written all the time, for migration: pre-copy.")
        @Default("6 %")
        @Unit(Dimension.SHARE)
        @Between(most = "100 %")
        double hotFraction,
    @Doc("How often a page of the hot part is written in a second, for migration: pre-copy.")
        @Default("1.4")
        @Between(least = "0", most = "1000000")
        double hotWritesPerSecond,
    @Doc("How often any other page is written in a second, for migration: pre-copy.")
        @Default("0.0034")
        @Between(least = "0", most = "1000000")
        double otherWritesPerSecond)
    implements Validated {

  /** How a guest is moved. */
  public enum Move {
    /** Its memory over the bandwidth, as Beloglazov and Buyya have it. */
    MEMORY_OVER_BANDWIDTH,
    /** By pre-copy; the usual writes are those of a web server (Clark et al. 2005). */
    PRE_COPY
  }

  /** When a host is overloaded. */
  public enum Detect {
    /** THR: above a fixed utilisation. */
    THRESHOLD,
    /** IQR: above 1 less the interquartile range of its load. */
    INTERQUARTILE_RANGE,
    /** MAD: above 1 less the median absolute deviation of its load. */
    MEDIAN_ABSOLUTE_DEVIATION,
    /** LR: when its load, extrapolated, comes to its capacity. */
    LOCAL_REGRESSION,
    /** LRR: the same, with outliers weighed down. */
    ROBUST_LOCAL_REGRESSION
  }

  /** Which guest leaves an overloaded host first. */
  public enum Select {
    /** MMT: the one with the least memory. */
    MINIMUM_MIGRATION_TIME,
    /** RS: any. */
    RANDOM,
    /** MC: the one whose load follows the others' most closely. */
    MAXIMUM_CORRELATION,
    /** MU: the one that asks for the least CPU. */
    MINIMUM_UTILISATION
  }

  @Override
  public List<Problem> validate() {
    List<Problem> problems = new ArrayList<>();
    if (thresholdFraction != null && detect != Detect.THRESHOLD) {
      problems.add(new Problem("threshold", "goes with detect: threshold only. Maybe safety?"));
    }
    if (safety != null && detect == Detect.THRESHOLD) {
      problems.add(
          new Problem("safety", "goes with the adaptive detectors only. Maybe threshold?"));
    }
    if (safety != null && safety == 0) {
      problems.add(new Problem("safety", "must be more than 0."));
    }
    return problems;
  }
}
