package io.densimeter.model.kernel;

import java.util.Arrays;

/**
 * The page walk of a TLB miss in one dimension, with the CPU's page-walk caches.
 *
 * <p>A table of {@code levels} levels costs one reference a level; a hit in the cache of a level
 * skips the levels above it (Barr, Cox and Rixner, "Translation caching: skip, don't walk (the page
 * table)", ISCA 2010). The caches are direct-mapped: {@value #REGION_ENTRIES} entries for regions
 * of 512 pages, {@value #GIANT_ENTRIES} for regions of 512 · 512.
 */
final class PageWalk {
  private static final int REGION_ENTRIES = 32;
  private static final int GIANT_ENTRIES = 4;
  private static final long NONE = -1;

  private final int levels;
  private final boolean cached;
  private final long[] regions = new long[REGION_ENTRIES];
  private final long[] giants = new long[GIANT_ENTRIES];

  PageWalk(int levels, boolean cached) {
    this.levels = levels;
    this.cached = cached;
    flush();
  }

  /** Returns the references of a walk for a page, and remembers its upper levels. */
  int references(long page) {
    if (!cached) {
      return levels;
    }
    long region = page >> 9;
    int regionSlot = (int) region & (REGION_ENTRIES - 1);
    if (regions[regionSlot] == region) {
      return 1;
    }
    regions[regionSlot] = region;
    long giant = region >> 9;
    int giantSlot = (int) giant & (GIANT_ENTRIES - 1);
    if (giants[giantSlot] == giant) {
      return Math.min(2, levels);
    }
    giants[giantSlot] = giant;
    return levels;
  }

  /** Forgets everything, as a switch of the address space does. */
  void flush() {
    Arrays.fill(regions, NONE);
    Arrays.fill(giants, NONE);
  }
}
