package io.densimeter.experiments.yaml;

import java.util.Comparator;

/**
 * The place of a key or value.
 *
 * @param source the text it is in
 * @param line from 1; 0 for the text as a whole
 * @param column from 1
 */
public record Place(Source source, int line, int column) implements Comparable<Place> {
  private static final Comparator<Place> IN_ORDER =
      Comparator.<Place>comparingInt(place -> place.source.order())
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column);

  /** Returns the place of a text as a whole. */
  public static Place whole(Source source) {
    return new Place(source, 0, 0);
  }

  @Override
  public int compareTo(Place other) {
    return IN_ORDER.compare(this, other);
  }

  /** Returns {@code file:line:column}, or the source's name alone. */
  @Override
  public String toString() {
    return source.lines() && line > 0 ? source.name() + ":" + line + ":" + column : source.name();
  }
}
