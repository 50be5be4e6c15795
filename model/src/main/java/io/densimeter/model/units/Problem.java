package io.densimeter.model.units;

/**
 * One thing that is wrong with an input: where, and what was found and expected.
 *
 * @param path the place inside the input, such as {@code hosts[0].clock}; empty for the whole input
 * @param message what is wrong, with the value as written, ending in "Maybe …?" when there is a
 *     good guess
 */
public record Problem(String path, String message) {
  /** Returns this problem one level further down, as {@code parent.path}. */
  public Problem under(String parent) {
    if (path.isEmpty()) {
      return new Problem(parent, message);
    }
    return new Problem(parent + (path.startsWith("[") ? "" : ".") + path, message);
  }
}
