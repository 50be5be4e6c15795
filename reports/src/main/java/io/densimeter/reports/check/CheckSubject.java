package io.densimeter.reports.check;

/**
 * Something that is checked.
 *
 * @param group what it belongs to, such as a platform
 * @param name its name in the group
 */
public record CheckSubject(String group, String name) {
  /** Returns {@code group/name}. */
  @Override
  public String toString() {
    return group + "/" + name;
  }
}
