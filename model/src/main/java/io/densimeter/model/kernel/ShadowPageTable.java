package io.densimeter.model.kernel;

import java.util.Arrays;

/**
 * The shadow page table of a guest, kept in step with the guest's own tables.
 *
 * <p>A page of an address space has a shadow entry or it has none. The first use of a page after
 * its guest entry changed is a hidden fault that fills the entry; a write to the guest's entry is
 * traced and drops it. The tables of the most recently used address spaces stay cached; a switch to
 * another one starts with an empty table. The guest has been running: at the start the tables of
 * the cached spaces are full.
 *
 * <p>What differs from a table's start is remembered in a direct-mapped store of {@value #ENTRIES}
 * entries of (table, page); an entry that is displaced is as it was at the start.
 */
final class ShadowPageTable {
  private static final int ENTRIES = 1 << 16;
  private static final long NONE = -1;

  private final long[] keys = new long[ENTRIES];
  private final boolean[] present = new boolean[ENTRIES];
  private final int[] cachedSpaces;
  private final int[] tables;
  private final int firstEmptyTable;
  private int nextTable;

  /**
   * Creates the table.
   *
   * @param spaces address spaces whose tables stay cached, 1 or more
   */
  ShadowPageTable(int spaces) {
    cachedSpaces = new int[spaces];
    tables = new int[spaces];
    for (int i = 0; i < spaces; i++) {
      cachedSpaces[i] = i;
      tables[i] = i;
    }
    firstEmptyTable = spaces;
    nextTable = spaces;
    Arrays.fill(keys, NONE);
  }

  /** Returns whether the page had a shadow entry; it has one afterwards. */
  boolean touch(int page) {
    long key = key(page);
    int slot = slot(key);
    boolean had = keys[slot] == key ? present[slot] : fullAtStart();
    if (!had) {
      keys[slot] = key;
      present[slot] = true;
    }
    return had;
  }

  /** Drops the shadow entry of a page. */
  void drop(int page) {
    long key = key(page);
    int slot = slot(key);
    keys[slot] = key;
    present[slot] = false;
  }

  /** Switches to an address space; returns whether its table was still cached. */
  boolean switchTo(int space) {
    for (int i = 0; i < cachedSpaces.length; i++) {
      if (cachedSpaces[i] == space) {
        moveToFront(i, space, tables[i]);
        return true;
      }
    }
    moveToFront(cachedSpaces.length - 1, space, nextTable++);
    return false;
  }

  private void moveToFront(int index, int space, int table) {
    System.arraycopy(cachedSpaces, 0, cachedSpaces, 1, index);
    System.arraycopy(tables, 0, tables, 1, index);
    cachedSpaces[0] = space;
    tables[0] = table;
  }

  private boolean fullAtStart() {
    return tables[0] < firstEmptyTable;
  }

  private long key(int page) {
    return ((long) tables[0] << 32) | (page & 0xFFFF_FFFFL);
  }

  private static int slot(long key) {
    long mixed = key * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> 48) & (ENTRIES - 1);
  }
}
