package io.densimeter.experiments.yaml;

import io.densimeter.model.units.Nearest;
import io.densimeter.model.units.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text that names an entry of a catalogue, or a YAML file that holds one. */
public final class EntryName {
  private EntryName() {}

  /**
   * Returns the name, or the absolute path of the file.
   *
   * @param kind what is named, such as {@code platform}
   * @param text the name, or a path
   * @param folder what a relative path starts from
   * @param known names of the catalogue
   * @throws IllegalArgumentException when it is neither, with the message for a reader
   */
  public static String resolve(String kind, String text, Path folder, Collection<String> known) {
    if (known.contains(text)) {
      return text;
    }
    if (!EntryFiles.isPath(text)) {
      throw new IllegalArgumentException(neither(kind, text, folder, known));
    }
    Path file;
    try {
      file = folder.resolve(text).normalize();
    } catch (InvalidPathException invalid) {
      throw new IllegalArgumentException("is not a path: " + invalid.getReason() + ".", invalid);
    }
    if (Files.isRegularFile(file)) {
      return file.toString();
    }
    var siblings = yamlFiles(file.getParent());
    var candidates = new ArrayList<String>();
    siblings.forEach(name -> candidates.add(text.substring(0, text.lastIndexOf('/') + 1) + name));
    var guess = Nearest.to(text, candidates).or(() -> Nearest.to(withoutEnding(text), known));
    throw new IllegalArgumentException(
        "there is no file "
            + Numbers.clip(text)
            + ", and no "
            + kind
            + " of the catalogue is called so."
            + guess.map(each -> " Maybe " + each + "?").orElse(""));
  }

  private static String neither(String kind, String text, Path folder, Collection<String> known) {
    String statement =
        "unknown " + kind + " " + Numbers.clip(text) + ", neither in the catalogue nor a YAML file";
    var files = yamlFiles(folder);
    return files.contains(text + ".yaml")
        ? statement + ". Maybe " + text + ".yaml?"
        : Nearest.sentence(statement, text, known);
  }

  private static String withoutEnding(String text) {
    String name = text.substring(text.lastIndexOf('/') + 1);
    return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
  }

  private static List<String> yamlFiles(@Nullable Path folder) {
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml"))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      return List.of(); // only a guess is lost
    }
  }
}
