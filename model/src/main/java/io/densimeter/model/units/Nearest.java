package io.densimeter.model.units;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * The known word that somebody probably meant: the good guess behind "Maybe …?".
 *
 * <p>Distance is Damerau and Levenshtein's in its restricted form (optimal string alignment): the
 * fewest insertions, deletions, substitutions and swaps of neighbours.
 *
 * @see <a href="https://doi.org/10.1145/363958.363994">Damerau, CACM 7(3), 1964</a>
 */
public final class Nearest {
  /** Longer words are nobody's slip of the keyboard. */
  private static final int LONGEST = 60;

  private Nearest() {}

  /**
   * Returns the known word nearest to {@code word}: at most a third of its letters differ, or it is
   * the only one that begins so. Of equally near ones, the first.
   */
  public static Optional<String> to(String word, Collection<String> known) {
    if (word.isEmpty() || word.length() > LONGEST) {
      return Optional.empty();
    }
    String best = null;
    double least = Double.POSITIVE_INFINITY;
    for (String candidate : known) {
      double distance = distance(word, candidate);
      if (distance <= Math.max(1, candidate.length() / 3) && distance < least) {
        best = candidate;
        least = distance;
      }
    }
    return best == null ? onlyOneThatBeginsWith(word, known) : Optional.of(best);
  }

  /**
   * Returns the statement as a sentence with the guess, such as {@code unknown key. Maybe vcpus?};
   * without a good guess, with the known words instead.
   */
  public static String sentence(String statement, String word, Collection<String> known) {
    var nearest = to(word, known);
    if (nearest.isPresent()) {
      return statement + ". Maybe " + nearest.get() + "?";
    }
    return known.isEmpty()
        ? statement + "."
        : statement + "; known are " + String.join(", ", known) + ".";
  }

  private static Optional<String> onlyOneThatBeginsWith(String word, Collection<String> known) {
    var matches = known.stream().filter(candidate -> candidate.startsWith(word)).limit(2).toList();
    return word.length() >= 3 && matches.size() == 1
        ? Optional.of(matches.get(0))
        : Optional.empty();
  }

  /** Returns the edit distance; words that differ only in case are half an edit apart. */
  static double distance(String written, String known) {
    if (written.equalsIgnoreCase(known)) {
      return written.equals(known) ? 0 : 0.5;
    }
    String a = written.toLowerCase(Locale.ROOT);
    String b = known.toLowerCase(Locale.ROOT);
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substitution, 1 + Math.min(last[j], row[j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
