package io.densimeter.model.kernel;

import java.util.Arrays;

/**
 * The two-dimensional page walk of a TLB miss under nested paging.
 *
 * <p>Each reference to a guest table is to a guest physical address, which is itself translated;
 * with g guest and h host levels a walk costs up to g·h + g + h references, 24 for four and four
 * (Bhargava, Serebrin, Spadini and Manne, "Accelerating two-dimensional page walks for virtualized
 * systems", ASPLOS 2008). Page-walk caches skip guest levels, a nested TLB keeps the translations
 * of guest physical pages ({@value #NESTED_TLB_ENTRIES} entries, direct-mapped), and the host's own
 * walk caches shorten its walks.
 */
final class NestedWalk {
  private static final int NESTED_TLB_ENTRIES = 64;
  private static final long NONE = -1;

  /**
   * Guest tables lie in a part of guest memory of their own, so their pages collide with no data.
   */
  private static final long TABLE_PAGES = 1L << 40;

  private final PageWalk guest;
  private final PageWalk host;
  private final int guestLevels;
  private final int hostLevels;
  private final boolean cached;
  private final int backingShift;
  private final int guestShift;
  private final long[] nestedTlb = new long[NESTED_TLB_ENTRIES];

  /**
   * Creates the walk.
   *
   * @param guestLevels levels of the guest's tables
   * @param hostLevels levels of the host's tables
   * @param cached whether walk caches and the nested TLB are used
   * @param backingPages 4 KiB pages of one host mapping: 1, 512 or 512 · 512
   * @param guestPages 4 KiB pages of one guest mapping, likewise
   */
  NestedWalk(int guestLevels, int hostLevels, boolean cached, int backingPages, int guestPages) {
    backingShift = shift("backing-pages", backingPages);
    guestShift = shift("guest-pages", guestPages);
    this.guestLevels = guestLevels - guestShift / 9;
    this.hostLevels = hostLevels - backingShift / 9;
    this.cached = cached;
    guest = new PageWalk(this.guestLevels, cached);
    host = new PageWalk(this.hostLevels, cached);
    flush();
  }

  /** Returns the references of a walk for a page of the guest. */
  int references(long page) {
    if (!cached) {
      return guestLevels * hostLevels + guestLevels + hostLevels;
    }
    long mapping = page >> guestShift;
    int guestReferences = guest.references(mapping);
    int references = guestReferences;
    for (int level = 0; level < guestReferences; level++) {
      references += hostReferences(TABLE_PAGES + (mapping >> (9 * (level + 1))));
    }
    return references + hostReferences(page);
  }

  private static int shift(String setting, int pages) {
    return switch (pages) {
      case 1 -> 0;
      case 512 -> 9;
      case 512 * 512 -> 18;
      default ->
          throw new IllegalArgumentException(
              "The setting " + setting + " (" + pages + ") must be 1, 512 or 262144.");
    };
  }

  private int hostReferences(long guestPhysicalPage) {
    long backing = guestPhysicalPage >> backingShift;
    int slot = (int) (backing ^ (backing >> 40)) & (NESTED_TLB_ENTRIES - 1);
    if (nestedTlb[slot] == backing) {
      return 0;
    }
    nestedTlb[slot] = backing;
    return host.references(backing);
  }

  /** Forgets the guest's upper levels, as a switch of the guest's address space does. */
  void switchSpace() {
    guest.flush();
  }

  /** Forgets everything, as an untagged TLB does at each exit. */
  void flush() {
    guest.flush();
    host.flush();
    Arrays.fill(nestedTlb, NONE);
  }
}
