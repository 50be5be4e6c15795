package io.densimeter.model.consolidation;

/** The best host of a search so far; of equal ones the first that was offered. */
final class BestHost {
  static final int NONE = -1;

  int host = NONE;
  double rise = Double.POSITIVE_INFINITY;

  void clear() {
    host = NONE;
    rise = Double.POSITIVE_INFINITY;
  }

  void offer(int offered, double watts) {
    if (watts < rise) {
      host = offered;
      rise = watts;
    }
  }
}
