package io.densimeter.experiments.yaml;

import java.nio.file.Path;

/** Reads entries of a catalogue from files that stand in the place of a name. */
@FunctionalInterface
public interface EntryFiles {
  /**
   * Reads an entry, so that it is known by its path from then on, or adds problems.
   *
   * @param kind what it is, such as {@code platform}
   * @param file an absolute path
   */
  void read(String kind, Path file, Problems problems);

  /** Returns whether a text is meant as the path of a file rather than as a name. */
  static boolean isPath(String text) {
    return text.endsWith(".yaml") || text.endsWith(".yml") || text.contains("/");
  }
}
