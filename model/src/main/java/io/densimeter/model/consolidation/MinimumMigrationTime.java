package io.densimeter.model.consolidation;

/** MMT: the guest that is moved soonest, the one with the least memory; of equal ones the first. */
public final class MinimumMigrationTime implements GuestSelection {
  @Override
  public int historySteps() {
    return 0;
  }

  @Override
  public int choose(EstateView estate, int[] guests, int from, int to) {
    int best = from;
    for (int i = from + 1; i < to; i++) {
      if (estate.memoryBytes(guests[i]) < estate.memoryBytes(guests[best])) {
        best = i;
      }
    }
    return best;
  }
}
