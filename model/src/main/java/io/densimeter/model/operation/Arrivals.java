package io.densimeter.model.operation;

import io.densimeter.model.units.Require;
import java.util.List;

/** When the requests of a guest come. */
public sealed interface Arrivals {
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
  }

  /**
   * Arrivals at given times; none after the last.
   *
   * @param timesNanos times since the start, ascending
   */
  record Recorded(List<Long> timesNanos) implements Arrivals {
    public Recorded {
      timesNanos = List.copyOf(timesNanos);
      long before = 0;
      for (long time : timesNanos) {
        if (time < before) {
          throw new IllegalArgumentException(
              "The times of arrivals must ascend from 0, but " + time + " follows " + before + ".");
        }
        before = time;
      }
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
  }
}
