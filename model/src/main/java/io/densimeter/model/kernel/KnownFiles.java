package io.densimeter.model.kernel;

import java.util.Arrays;

/**
 * A set of files that holds the latest and forgets the oldest where two meet in a slot: a dentry
 * cache, or the files that were copied up.
 */
final class KnownFiles {
  private static final int SLOTS = 8192;

  private final int[] files = new int[SLOTS];

  KnownFiles() {
    Arrays.fill(files, -1);
  }

  /** Adds a file; returns whether it is new. */
  boolean add(int file) {
    int slot = file & SLOTS - 1;
    boolean isNew = files[slot] != file;
    files[slot] = file;
    return isNew;
  }

  /** Forgets a file. */
  void remove(int file) {
    int slot = file & SLOTS - 1;
    if (files[slot] == file) {
      files[slot] = -1;
    }
  }
}
