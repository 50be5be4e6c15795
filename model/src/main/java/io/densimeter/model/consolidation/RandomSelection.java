package io.densimeter.model.consolidation;

import umontreal.ssj.rng.RandomStream;

/** RS: any guest, each with the same probability. */
public final class RandomSelection implements GuestSelection {
  /** Name of the consumer of random numbers. */
  public static final String CONSUMER = "consolidation/random-selection";

  private final RandomStream random;

  /** Creates the selection from a stream at its start, {@link #CONSUMER}'s. */
  public RandomSelection(RandomStream random) {
    this.random = random;
  }

  @Override
  public int historySteps() {
    return 0;
  }

  @Override
  public int choose(EstateView estate, int[] guests, int from, int to) {
    return random.nextInt(from, to - 1);
  }
}
