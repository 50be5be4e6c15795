package io.densimeter.model.sim;

import java.util.Arrays;

/** The demand of all guests in the last steps. */
final class LoadHistory {
  private final float[][] rows; // a ring
  private int latest = -1;
  private int known;

  LoadHistory(int steps, int guests) {
    rows = new float[steps][guests];
  }

  void add(float[] demands) {
    if (rows.length == 0) {
      return;
    }
    latest = (latest + 1) % rows.length;
    known = Math.min(known + 1, rows.length);
    System.arraycopy(demands, 0, rows[latest], 0, demands.length);
  }

  int steps() {
    return known;
  }

  /** Returns a guest's demand some steps before the last. */
  float demand(int guest, int back) {
    return rows[(latest - back + rows.length) % rows.length][guest];
  }

  /** Forgets what a guest asked for before it came. */
  void forget(int guest) {
    for (float[] row : rows) {
      Arrays.fill(row, guest, guest + 1, 0);
    }
  }
}
