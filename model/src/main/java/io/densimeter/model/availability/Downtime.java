package io.densimeter.model.availability;

import io.densimeter.model.units.Require;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How long a guest is down in a year, by cause, in the long run.
 *
 * <p>A guest needs all of its domains (its kernel, the host, …), and while one has failed the
 * others do not wear out. Then, with a mean time M between failures of a domain and a mean time W
 * until the guest runs again,
 *
 * <pre>
 * available = 1 / (1 + Σ W/M)          of one domain: M / (M + W)
 * down by a domain = available · W/M
 * </pre>
 *
 * (Barlow and Proschan, "Statistical theory of reliability and life testing", 1975, chapter 7:
 * series systems with suspended animation). The parts and the available time add up to 1. Patches
 * are done on a schedule: they take their share of the year first, and failures theirs of the rest.
 */
public final class Downtime {
  /** Minutes of a year of 365 days. */
  public static final double MINUTES_PER_YEAR = 365 * 24 * 60;

  /** No downtime. */
  public static final Downtime NONE = new Downtime(Map.of());

  private static final double SECONDS_PER_MINUTE = 60;

  private final Map<DowntimeCause, Double> fractions;

  private Downtime(Map<DowntimeCause, Double> fractions) {
    var copy = new EnumMap<DowntimeCause, Double>(DowntimeCause.class);
    copy.putAll(fractions);
    this.fractions = Collections.unmodifiableMap(copy);
  }

  /**
   * A domain that fails at random.
   *
   * @param cause which one
   * @param mtbfSeconds mean time between its failures
   * @param downSeconds mean time until the guest runs again
   */
  public record Failing(DowntimeCause cause, double mtbfSeconds, double downSeconds) {
    public Failing {
      Require.positive("mtbfSeconds", mtbfSeconds);
      Require.notNegative("downSeconds", downSeconds);
    }
  }

  /**
   * What is done on a schedule.
   *
   * @param cause what it is
   * @param perYear how often a year
   * @param downSeconds mean time that the guest does not run for it
   */
  public record Planned(DowntimeCause cause, double perYear, double downSeconds) {
    public Planned {
      Require.notNegative("perYear", perYear);
      Require.notNegative("downSeconds", downSeconds);
    }
  }

  /**
   * Returns the downtime of a guest, each cause given once.
   *
   * @throws IllegalArgumentException when what is planned takes all of the year
   */
  public static Downtime of(List<Failing> failing, List<Planned> planned) {
    Map<DowntimeCause, Double> shares = new EnumMap<>(DowntimeCause.class);
    double scheduled = 0;
    for (var each : planned) {
      double share = each.perYear() * each.downSeconds() / SECONDS_PER_MINUTE / MINUTES_PER_YEAR;
      put(shares, each.cause(), share);
      scheduled += share;
    }
    if (scheduled >= 1) {
      throw new IllegalArgumentException(
          "What is planned takes " + scheduled + " of the year; it must be less than 1.");
    }
    double odds = failing.stream().mapToDouble(f -> f.downSeconds() / f.mtbfSeconds()).sum();
    for (var each : failing) {
      put(
          shares,
          each.cause(),
          (1 - scheduled) * each.downSeconds() / each.mtbfSeconds() / (1 + odds));
    }
    return new Downtime(shares);
  }

  private static void put(Map<DowntimeCause, Double> shares, DowntimeCause cause, double share) {
    if (shares.put(cause, share) != null) {
      throw new IllegalArgumentException("There is more than one downtime by " + cause + ".");
    }
  }

  /** Returns the minutes of a year by cause; a cause that does not apply is not there. */
  public Map<DowntimeCause, Double> minutesPerYear() {
    Map<DowntimeCause, Double> minutes = new EnumMap<>(DowntimeCause.class);
    fractions.forEach((cause, share) -> minutes.put(cause, share * MINUTES_PER_YEAR));
    return minutes;
  }

  /** Returns the minutes of a year by one cause; 0 when it does not apply. */
  public double minutesPerYear(DowntimeCause cause) {
    return fractions.getOrDefault(cause, 0.0) * MINUTES_PER_YEAR;
  }

  /** Returns the minutes of a year by all causes. */
  public double totalMinutesPerYear() {
    return unavailable() * MINUTES_PER_YEAR;
  }

  /** Returns the share of time in which the guest runs. */
  public double availableFraction() {
    return 1 - unavailable();
  }

  /**
   * Returns how many nines the availability has, 3 for 99.9 %: −log₁₀ of the rest. A guest that is
   * never down has no such number.
   *
   * @throws IllegalStateException when there is no downtime
   */
  public double nines() {
    double unavailable = unavailable();
    if (unavailable == 0) {
      throw new IllegalStateException("A guest that is never down has no number of nines.");
    }
    return -StrictMath.log10(unavailable);
  }

  private double unavailable() {
    return fractions.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
