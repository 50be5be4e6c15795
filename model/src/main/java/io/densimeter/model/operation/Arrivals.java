package io.densimeter.model.operation;

import io.densimeter.model.units.Require;
import java.util.List;

/** When the requests of a guest come. */
public sealed interface Arrivals {
  /**
   * Returns the mean number of requests in a second when none waits for another.
   *
   * @param aloneNanos mean time of a request then, which users wait for
   */
  double perSecond(double aloneNanos);

  /**
   * Returns Poisson arrivals.
   *
   * @param perSecond mean rate
   */
  static Arrivals poisson(double perSecond) {
    return new Open(Variate.exponential(1e9 / Require.positive("perSecond", perSecond)), 1);
  }

  /**
   * Arrivals at independent gaps, alone or in batches.
   *
   * @param gapNanos gap between arrivals, in nanoseconds
   * @param batch requests that come at once
   */
  record Open(Variate gapNanos, int batch) implements Arrivals {
    public Open {
      Require.positive("mean gap", gapNanos.mean());
      Require.positive("batch", batch);
    }

    @Override
    public double perSecond(double aloneNanos) {
      return batch * 1e9 / gapNanos.mean();
    }
  }

  /**
   * Poisson arrivals whose rate changes between two levels, each held for an exponential time
   * (Markov-modulated).
   *
   * @param calmPerSecond rate at the first level
   * @param busyPerSecond rate at the second level
   * @param calmNanos mean time at the first level
   * @param busyNanos mean time at the second level
   */
  record Modulated(double calmPerSecond, double busyPerSecond, double calmNanos, double busyNanos)
      implements Arrivals {
    public Modulated {
      Require.notNegative("calmPerSecond", calmPerSecond);
      Require.positive("busyPerSecond", busyPerSecond);
      Require.positive("calmNanos", calmNanos);
      Require.positive("busyNanos", busyNanos);
    }

    @Override
    public double perSecond(double aloneNanos) {
      return (calmPerSecond * calmNanos + busyPerSecond * busyNanos) / (calmNanos + busyNanos);
    }
  }

  /**
   * The gaps of a recording, played over and over. Each guest starts at a place of its own, so that
   * guests with the same recording are not in step.
   *
   * @param gapsNanos gaps between arrivals, 0 or more, not all of them 0
   */
  record Recorded(List<Long> gapsNanos) implements Arrivals {
    public Recorded {
      gapsNanos = List.copyOf(gapsNanos);
      long sum = 0;
      for (long gap : gapsNanos) {
        if (gap < 0) {
          throw new IllegalArgumentException("A gap (" + gap + ") must be zero or more.");
        }
        sum = Math.addExact(sum, gap);
      }
      Require.positive("sum of gaps", sum);
    }

    @Override
    public double perSecond(double aloneNanos) {
      return gapsNanos.size() * 1e9 / gapsNanos.stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * Users of a number that stays: each thinks, asks, waits for the answer and thinks again.
   *
   * @param population number of users
   * @param thinkNanos time from an answer to the next request
   */
  record Closed(int population, Variate thinkNanos) implements Arrivals {
    public Closed {
      Require.positive("population", population);
    }

    @Override
    public double perSecond(double aloneNanos) {
      return population * 1e9 / (thinkNanos.mean() + aloneNanos);
    }
  }
}
