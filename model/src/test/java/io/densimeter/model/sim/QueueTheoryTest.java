package io.densimeter.model.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleSupplier;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;

/** Single-server queues on the event loop against their closed forms (Kleinrock 1975, ch. 3, 5). */
class QueueTheoryTest {
  private static final long SEED = 20110303;
  private static final int REPLICATIONS = 30;
  private static final double ARRIVALS_PER_SECOND = 0.7;
  private static final double SERVICE_SECONDS = 1;

  @Test
  void theMeanWaitOfAnMm1QueueIsThatOfTheory() {
    double rho = ARRIVALS_PER_SECOND * SERVICE_SECONDS;
    assertInInterval(rho / (1 - rho) * SERVICE_SECONDS, true);
  }

  @Test
  void theMeanWaitOfAnMd1QueueIsHalfThatOfAnMm1Queue() {
    double rho = ARRIVALS_PER_SECOND * SERVICE_SECONDS;
    assertInInterval(rho / (2 * (1 - rho)) * SERVICE_SECONDS, false);
  }

  private static void assertInInterval(double expectedWaitSeconds, boolean exponentialService) {
    var waits = new SummaryStatistics();
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      var streams = new RandomStreams(SEED, replication);
      var arrivals = streams.stream("arrivals");
      var services = streams.stream("services");
      var queue =
          new Queue(
              () -> -StrictMath.log(1 - arrivals.nextDouble()) / ARRIVALS_PER_SECOND,
              () ->
                  exponentialService
                      ? -StrictMath.log(1 - services.nextDouble()) * SERVICE_SECONDS
                      : SERVICE_SECONDS);
      waits.addValue(queue.meanWaitSeconds());
    }
    double half =
        new TDistribution(REPLICATIONS - 1).inverseCumulativeProbability(0.995)
            * waits.getStandardDeviation()
            / Math.sqrt(REPLICATIONS);
    assertTrue(
        Math.abs(waits.getMean() - expectedWaitSeconds) <= half,
        "seed %d: %.4f s ± %.4f s, theory %.4f s"
            .formatted(SEED, waits.getMean(), half, expectedWaitSeconds));
    assertTrue(half < 0.05 * expectedWaitSeconds, "half-width " + half);
  }

  /** First come, first served, by one server. */
  private static final class Queue {
    private static final int WARM_UP = 5_000;
    private static final int CUSTOMERS = 50_000;

    private final EventLoop loop = new EventLoop();
    private final DoubleSupplier gaps;
    private final DoubleSupplier services;
    private final long[] arrivalNanos = new long[CUSTOMERS];
    private int arrived;
    private int begun;
    private boolean busy;
    private double waitNanos;

    Queue(DoubleSupplier gaps, DoubleSupplier services) {
      this.gaps = gaps;
      this.services = services;
    }

    double meanWaitSeconds() {
      loop.schedule(nanos(gaps), 0, this::arrive, 0);
      loop.run();
      return waitNanos / (CUSTOMERS - WARM_UP) / 1e9;
    }

    private void arrive(long now, long payload) {
      arrivalNanos[arrived++] = now;
      if (arrived < CUSTOMERS) {
        loop.schedule(now + nanos(gaps), 0, this::arrive, 0);
      }
      if (!busy) {
        begin(now);
      }
    }

    private void begin(long now) {
      busy = true;
      if (begun >= WARM_UP) {
        waitNanos += now - arrivalNanos[begun];
      }
      begun++;
      loop.schedule(now + nanos(services), 0, this::depart, 0);
    }

    private void depart(long now, long payload) {
      busy = false;
      if (begun < arrived) {
        begin(now);
      }
    }

    private static long nanos(DoubleSupplier seconds) {
      return Math.round(seconds.getAsDouble() * 1e9);
    }
  }
}
