package io.densimeter.model.operation;

import umontreal.ssj.rng.RandomStream;

/** The times of open arrivals, one after the other. */
final class ArrivalClock {
  private final Arrivals arrivals;
  private final RandomStream random;
  private final WholeNanos whole = WholeNanos.ofNanos();
  private long timeNanos;
  private int place;
  private boolean busy;
  private double levelLeftNanos;

  ArrivalClock(Arrivals arrivals, RandomStream random) {
    this.arrivals = arrivals;
    this.random = random;
    if (arrivals instanceof Arrivals.Modulated levels) {
      levelLeftNanos = Variate.exponential(levels.calmNanos()).draw(random);
    } else if (arrivals instanceof Arrivals.Recorded recorded) {
      place = (int) (random.nextDouble() * recorded.gapsNanos().size());
    }
  }

  /** Returns the time of the next arrival. */
  long next() {
    if (arrivals instanceof Arrivals.Recorded recorded) {
      timeNanos = Math.addExact(timeNanos, recorded.gapsNanos().get(place));
      place = place + 1 == recorded.gapsNanos().size() ? 0 : place + 1;
      return timeNanos;
    }
    double gap =
        arrivals instanceof Arrivals.Modulated levels
            ? gap(levels)
            : ((Arrivals.Open) arrivals).gapNanos().draw(random);
    timeNanos += whole.take(gap);
    return timeNanos;
  }

  /** Returns how many requests come at each of the times. */
  int batch() {
    return arrivals instanceof Arrivals.Open open ? open.batch() : 1;
  }

  /** Returns the random numbers of arrivals and think times. */
  RandomStream random() {
    return random;
  }

  private double gap(Arrivals.Modulated levels) {
    double gap = 0;
    while (true) {
      double perSecond = busy ? levels.busyPerSecond() : levels.calmPerSecond();
      double next =
          perSecond == 0
              ? Double.POSITIVE_INFINITY
              : Variate.exponential(1e9 / perSecond).draw(random);
      if (next <= levelLeftNanos) {
        levelLeftNanos -= next;
        return gap + next;
      }
      // Exponential gaps have no memory: the rest is drawn anew at the other level.
      gap += levelLeftNanos;
      busy = !busy;
      double mean = busy ? levels.busyNanos() : levels.calmNanos();
      levelLeftNanos = Variate.exponential(mean).draw(random);
    }
  }
}
