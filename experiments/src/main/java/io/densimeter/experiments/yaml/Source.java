package io.densimeter.experiments.yaml;

import java.nio.file.Path;

/**
 * Where a text comes from.
 *
 * @param name what a reader knows it by: the file as given, or {@code --set path}
 * @param folder what relative paths in the text start from
 * @param order rank among the texts of one reading; problems are listed in it
 * @param lines whether places in it have a line and a column worth printing
 */
public record Source(String name, Path folder, int order, boolean lines) {
  /** Returns the source of a file: its relative paths start from the file's own folder. */
  public static Source ofFile(Path file) {
    var parent = file.toAbsolutePath().getParent();
    return new Source(file.toString(), parent == null ? file.toAbsolutePath() : parent, 0, true);
  }

  /** Returns the source of a text that is not a file of the user, such as a catalogue. */
  public static Source ofText(String name) {
    return new Source(name, workingDirectory(), 0, true);
  }

  /**
   * Returns the source of an override from the command line: its relative paths start from the
   * working directory.
   *
   * @param path the path that it sets
   * @param number its number on the command line, from 1
   */
  public static Source ofOverride(String path, int number) {
    return new Source("--set " + path, workingDirectory(), number, false);
  }

  private static Path workingDirectory() {
    return Path.of("").toAbsolutePath();
  }
}
