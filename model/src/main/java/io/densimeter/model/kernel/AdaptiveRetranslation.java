package io.densimeter.model.kernel;

/**
 * Adaptive binary translation: a code site whose instruction keeps trapping is retranslated into a
 * callout that needs no trap (Adams and Agesen, ASPLOS 2006, section 3.4).
 */
final class AdaptiveRetranslation {
  /** Code sites that are told apart; a power of two. */
  static final int SITES = 1 << 12;

  private final int threshold;
  private final int[] traps = new int[SITES];

  /**
   * Creates it.
   *
   * @param threshold traps of a site before it is retranslated; 0 is never
   */
  AdaptiveRetranslation(int threshold) {
    this.threshold = threshold;
  }

  /** Returns whether a sensitive instruction at that site traps this time. */
  boolean traps(int site) {
    int slot = site & (SITES - 1);
    if (threshold > 0 && traps[slot] >= threshold) {
      return false;
    }
    traps[slot]++;
    return true;
  }
}
