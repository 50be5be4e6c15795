package io.densimeter.reports.figures;

import java.util.Collection;

/** A swept path as a reader sees it. */
public final class AxisName {
  private AxisName() {}

  /**
   * Returns as many of the last words of a path as tell it from the others, such as {@code
   * headroom} for {@code placement.headroom}.
   */
  public static String shortest(String path, Collection<String> paths) {
    int from = path.length();
    while (from > 0) {
      from = path.lastIndexOf('.', from - 1);
      var words = path.substring(from + 1);
      if (paths.stream()
          .noneMatch(other -> !other.equals(path) && ("." + other).endsWith("." + words))) {
        return words;
      }
    }
    return path;
  }
}
