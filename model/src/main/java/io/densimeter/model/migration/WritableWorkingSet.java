package io.densimeter.model.migration;

import java.util.List;

/**
 * How a guest writes its memory: a few pages all the time (what Clark et al. call the writable
 * working set), the others now and then or never.
 *
 * @param pages pages by how often they are written; together they are the guest's memory
 */
public record WritableWorkingSet(List<WritingPages> pages) {
  public WritableWorkingSet {
    pages = List.copyOf(pages);
    if (pages.isEmpty()) {
      throw new IllegalArgumentException("A writable working set has no pages.");
    }
  }

  /**
   * Returns the set of a guest whose hot pages are written at one rate and all others at another.
   *
   * @param memoryBytes memory of the guest
   * @param hotBytes the hot part of it
   * @param hotWritesPerSecond how often a hot page is written
   * @param otherWritesPerSecond how often any other page is written
   */
  public static WritableWorkingSet of(
      double memoryBytes, double hotBytes, double hotWritesPerSecond, double otherWritesPerSecond) {
    if (hotBytes > memoryBytes) {
      throw new IllegalArgumentException(
          "The hot pages (" + hotBytes + " bytes) exceed the memory (" + memoryBytes + " bytes).");
    }
    return new WritableWorkingSet(
        List.of(
            new WritingPages(hotBytes, hotWritesPerSecond),
            new WritingPages(memoryBytes - hotBytes, otherWritesPerSecond)));
  }

  /** Returns the guest's memory in bytes. */
  public double memoryBytes() {
    return pages.stream().mapToDouble(WritingPages::bytes).sum();
  }

  /** Returns the bytes of pages that are written at least once in a time. */
  public double dirtiedBytes(double seconds) {
    return pages.stream().mapToDouble(each -> each.dirtied(seconds)).sum();
  }
}
