package io.densimeter.model.consolidation;

/** MU: the guest that asks for the least CPU; of equal ones the first. */
public final class MinimumUtilisation implements GuestSelection {
  @Override
  public int historySteps() {
    return 0;
  }

  @Override
  public int choose(EstateView estate, int[] guests, int from, int to) {
    int type = estate.hostType(estate.hostOf(guests[from]));
    int best = from;
    for (int i = from + 1; i < to; i++) {
      if (estate.needCycles(guests[i], type) < estate.needCycles(guests[best], type)) {
        best = i;
      }
    }
    return best;
  }
}
