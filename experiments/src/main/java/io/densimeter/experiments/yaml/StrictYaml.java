package io.densimeter.experiments.yaml;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a YAML text into a record, strictly: unknown and duplicate keys, missing units, anchors,
 * tags and much else are problems, each with file, line, column and path, and all of them come at
 * once.
 *
 * <p>The record's components say what the file may hold; see {@link Doc}, {@link Unit}, {@link
 * Priced}, {@link Between}, {@link Size}, {@link Default}, {@link NameOf}, {@link Word} on
 * components and {@link Bare}, {@link Tagged}, {@link Shorthand} on types. What concerns several
 * components together a record says by {@link Validated}.
 */
public final class StrictYaml {
  private StrictYaml() {}

  /**
   * Reads a file of at most 1 MiB. Relative paths in it start from its folder.
   *
   * @param names the names that {@link NameOf} components may have, by what they name; a kind that
   *     is not in it is not checked
   */
  public static <T extends Record> Parsed<T> read(
      Path file, Class<T> type, Map<String, ? extends Collection<String>> names) {
    var problems = new Problems();
    var source = Source.ofFile(file);
    var text = text(file, source, problems);
    return text == null ? parsed(null, problems) : read(source, text, type, names, problems);
  }

  /**
   * Reads a text that is not a file of the user, such as a catalogue in the jar.
   *
   * @param name what problems call it
   */
  public static <T extends Record> Parsed<T> read(String name, String text, Class<T> type) {
    return read(Source.ofText(name), text, type, Map.of(), new Problems());
  }

  /** Returns the text of a file, or null after adding a problem: too long, not UTF-8, absent. */
  public static @Nullable String text(Path file, Source source, Problems problems) {
    return BoundedText.read(file, source, problems);
  }

  /** Returns the tree of a text, or null after adding problems. */
  public static @Nullable Node tree(String text, Source source, Problems problems) {
    return TreeReader.read(text, source, problems);
  }

  /**
   * Returns the record that a tree says. Null when problems kept it from being made; a record may
   * come with problems too, so ask them.
   */
  public static <T extends Record> @Nullable T bind(
      Node tree,
      Class<T> type,
      Map<String, ? extends Collection<String>> names,
      Problems problems) {
    return bind(tree, type, names, (kind, file, into) -> {}, problems);
  }

  /**
   * Returns the record that a tree says, as {@link #bind(Node, Class, Map, Problems)} does.
   *
   * @param files reads what a {@link NameOf} names by a path
   */
  public static <T extends Record> @Nullable T bind(
      Node tree,
      Class<T> type,
      Map<String, ? extends Collection<String>> names,
      EntryFiles files,
      Problems problems) {
    return type.cast(new RecordBinder(names, files, problems).bind(tree, type));
  }

  private static <T extends Record> Parsed<T> read(
      Source source,
      String text,
      Class<T> type,
      Map<String, ? extends Collection<String>> names,
      Problems problems) {
    var tree = tree(text, source, problems);
    return parsed(tree == null ? null : bind(tree, type, names, problems), problems);
  }

  private static <T> Parsed<T> parsed(@Nullable T value, Problems problems) {
    return new Parsed<>(value, problems.sorted());
  }
}
