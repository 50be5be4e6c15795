package io.densimeter.model.memory;

import io.densimeter.model.units.Require;

/**
 * Sharing of pages that are the same, found by scanning.
 *
 * <p>A scanner goes round the memory and merges pages that it finds the same; a write to a merged
 * page breaks it off again. So the shared part of what is alike follows
 *
 * <pre>ds/dt = (1 − s) · scan rate / pages − s · break rate</pre>
 *
 * and settles at 1 / (1 + break rate · time of a round). Of k guests of an image one keeps the
 * copy: k − 1 parts are saved. One kernel with one page cache (os-level) shares by construction:
 * its scanner costs nothing and nothing breaks.
 *
 * <p>Source: Waldspurger, "Memory resource management in VMware ESX Server", OSDI 2002, section 4.
 */
public final class PageSharing {
  private static final int PAGE_BYTES = 4096;

  private final double pagesPerSecond;
  private final double cyclesPerPage;
  private final double breaksPerSecond;
  private double sharedFraction;

  /**
   * Creates sharing with nothing shared yet.
   *
   * @param pagesPerSecond pages that the scanner looks at
   * @param cyclesPerPage CPU for one: hash, comparison
   * @param breaksPerSecond how often a shared page is written
   */
  public PageSharing(double pagesPerSecond, double cyclesPerPage, double breaksPerSecond) {
    this.pagesPerSecond = Require.positive("pagesPerSecond", pagesPerSecond);
    this.cyclesPerPage = Require.notNegative("cyclesPerPage", cyclesPerPage);
    this.breaksPerSecond = Require.notNegative("breaksPerSecond", breaksPerSecond);
  }

  private PageSharing() {
    pagesPerSecond = 0;
    cyclesPerPage = 0;
    breaksPerSecond = 0;
    sharedFraction = 1;
  }

  /** Returns the sharing of one kernel: there is one copy from the start. */
  public static PageSharing byConstruction() {
    return new PageSharing();
  }

  /** Lets the scanner run for a time over that much memory. */
  public void advance(double seconds, long scannedBytes) {
    if (pagesPerSecond == 0 || scannedBytes == 0) {
      return;
    }
    double found = pagesPerSecond / ((double) scannedBytes / PAGE_BYTES);
    double change = found + breaksPerSecond;
    double settled = found / change;
    sharedFraction = settled + (sharedFraction - settled) * StrictMath.exp(-change * seconds);
  }

  /** Returns the shared part of what is alike, 0 to 1. */
  public double sharedFraction() {
    return sharedFraction;
  }

  /**
   * Returns what sharing saves of a guest's memory when so many guests of its image are on the
   * host.
   *
   * @param guest the guest
   * @param guestsOfImage guests of its image, itself included
   */
  public long savedBytes(GuestMemory guest, int guestsOfImage) {
    double saved = guest.alikeBytes() * sharedFraction * (guestsOfImage - 1) / guestsOfImage;
    return (long) saved;
  }

  /** Returns the scanner's CPU in cycles for a second. */
  public double cyclesPerSecond() {
    return pagesPerSecond * cyclesPerPage;
  }
}
