package io.densimeter.model.kernel;

import java.util.Arrays;

/**
 * The shadow page table of a guest, kept in step with the guest's own tables.
 *
 * <p>A page of an address space has a shadow entry or it has none. The first use of a page after
 * its guest entry changed is a hidden fault that fills the entry; a write to the guest's entry is
 * traced and drops it. The tables of the most recently used address spaces stay cached; a switch to
 * another one, or to one that was made anew, starts with an empty table. The guest has been
 * running: at the start the tables of the cached spaces are full.
 *
 * <p>The guest entries that were written in a cached space since it was made are counted, because
 * the guest clears each of them, in a table that is still traced, when it tears the space down.
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
  private final int[] writtenEntries;
  private final int firstEmptyTable;
  private int nextTable;
  private long spaceInMaking = NONE;
  private int tableInMaking;
  private int entriesInMaking;

  /**
   * Creates the table.
   *
   * @param spaces address spaces whose tables stay cached, 1 or more
   */
  ShadowPageTable(int spaces) {
    cachedSpaces = new int[spaces];
    tables = new int[spaces];
    writtenEntries = new int[spaces];
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

  /** The guest writes a page's entry: the shadow entry is dropped. */
  void write(int page) {
    long key = spaceInMaking == NONE ? key(page) : key(tableInMaking, page);
    int slot = slot(key);
    if (keys[slot] != key) {
      keys[slot] = key;
      if (spaceInMaking == NONE) {
        writtenEntries[0]++;
      } else {
        entriesInMaking++;
      }
    }
    present[slot] = false;
  }

  /**
   * An address space of that number is made: its table is empty, and the entries that are written
   * up to the next switch are its.
   */
  void create(int space) {
    spaceInMaking = space;
    tableInMaking = nextTable++;
    entriesInMaking = 0;
    for (int i = 0; i < cachedSpaces.length; i++) {
      if (cachedSpaces[i] == space) {
        tables[i] = tableInMaking;
        writtenEntries[i] = 0;
        return;
      }
    }
  }

  /** An address space goes; returns how many entries of it the guest had written. */
  int destroy(int space) {
    for (int i = 0; i < cachedSpaces.length; i++) {
      if (cachedSpaces[i] == space) {
        int entries = writtenEntries[i];
        tables[i] = nextTable++;
        writtenEntries[i] = 0;
        return entries;
      }
    }
    return 0;
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
    boolean cached = findTable(space);
    if (space == spaceInMaking) {
      tables[0] = tableInMaking;
      writtenEntries[0] = entriesInMaking;
    }
    spaceInMaking = NONE;
    return cached;
  }

  private boolean findTable(int space) {
    for (int i = 0; i < cachedSpaces.length; i++) {
      if (cachedSpaces[i] == space) {
        moveToFront(i, space, tables[i], writtenEntries[i]);
        return true;
      }
    }
    moveToFront(cachedSpaces.length - 1, space, nextTable++, 0);
    return false;
  }

  private void moveToFront(int index, int space, int table, int written) {
    System.arraycopy(cachedSpaces, 0, cachedSpaces, 1, index);
    System.arraycopy(tables, 0, tables, 1, index);
    System.arraycopy(writtenEntries, 0, writtenEntries, 1, index);
    cachedSpaces[0] = space;
    tables[0] = table;
    writtenEntries[0] = written;
  }

  private boolean fullAtStart() {
    return tables[0] < firstEmptyTable;
  }

  private long key(int page) {
    return key(tables[0], page);
  }

  private static long key(int table, int page) {
    return ((long) table << 32) | (page & 0xFFFF_FFFFL);
  }

  private static int slot(long key) {
    long mixed = key * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> 48) & (ENTRIES - 1);
  }
}
