package io.densimeter.model.consolidation;

/** Which guest leaves an overloaded host first. */
public interface GuestSelection {
  /** Returns how many steps of the guests' past the selection looks at; 0 for none. */
  int historySteps();

  /**
   * Returns the position of the guest to move.
   *
   * @param estate what is known
   * @param guests where the guests of a host that may move are, in the order of the host
   * @param from position of the first of them
   * @param to position after the last of them, more than {@code from}
   */
  int choose(EstateView estate, int[] guests, int from, int to);
}
