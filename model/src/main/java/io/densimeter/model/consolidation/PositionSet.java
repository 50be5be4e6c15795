package io.densimeter.model.consolidation;

import java.util.Arrays;

/**
 * A set of positions that finds the next one either way without looking at each: a bit for each
 * position, and a bit for each word of those that is not empty.
 */
final class PositionSet {
  private static final int NONE = -1;

  private final long[] words;
  private final long[] filled; // bit set of words that are not 0

  PositionSet(int positions) {
    words = new long[positions / Long.SIZE + 1];
    filled = new long[words.length / Long.SIZE + 1];
  }

  /** Empties the set, which has only positions below that. */
  void clear(int positions) {
    int used = positions / Long.SIZE;
    Arrays.fill(words, 0, used + 1, 0);
    Arrays.fill(filled, 0, used / Long.SIZE + 1, 0);
  }

  boolean has(int position) {
    return (words[position >> 6] & 1L << position) != 0;
  }

  void add(int position) {
    int word = position >> 6;
    words[word] |= 1L << position;
    filled[word >> 6] |= 1L << word;
  }

  void remove(int position) {
    int word = position >> 6;
    words[word] &= ~(1L << position);
    if (words[word] == 0) {
      filled[word >> 6] &= ~(1L << word);
    }
  }

  /** Returns the least position from there on, -1 when there is none. */
  int next(int from) {
    int word = from >> 6;
    if (word >= words.length) {
      return NONE;
    }
    long bits = words[word] & -1L << from;
    if (bits == 0) {
      word = nextIn(filled, word + 1);
      if (word == NONE) {
        return NONE;
      }
      bits = words[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(bits);
  }

  /** Returns the greatest position up to there, -1 when there is none. */
  int previous(int from) {
    if (from < 0) {
      return NONE;
    }
    int word = from >> 6;
    long bits = words[word] & -1L >>> (63 - (from & 63));
    if (bits == 0) {
      word = previousIn(filled, word - 1);
      if (word == NONE) {
        return NONE;
      }
      bits = words[word];
    }
    return (word << 6) + 63 - Long.numberOfLeadingZeros(bits);
  }

  private static int nextIn(long[] set, int from) {
    int word = from >> 6;
    if (word >= set.length) {
      return NONE;
    }
    long bits = set[word] & -1L << from;
    while (bits == 0) {
      if (++word == set.length) {
        return NONE;
      }
      bits = set[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(bits);
  }

  private static int previousIn(long[] set, int from) {
    if (from < 0) {
      return NONE;
    }
    int word = from >> 6;
    long bits = set[word] & -1L >>> (63 - (from & 63));
    while (bits == 0) {
      if (--word < 0) {
        return NONE;
      }
      bits = set[word];
    }
    return (word << 6) + 63 - Long.numberOfLeadingZeros(bits);
  }
}
