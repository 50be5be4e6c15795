package io.densimeter.experiments.catalog;

import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.Node;
import io.densimeter.experiments.yaml.Place;
import io.densimeter.experiments.yaml.Problems;
import io.densimeter.experiments.yaml.Source;
import io.densimeter.experiments.yaml.StrictYaml;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.workload.WorkloadProfile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Entries of a user's own, in files of the catalogue's format. */
public final class CatalogFiles {
  /** Problems of these files are listed after those of the text that names them. */
  private static final int ORDER = 1000;

  private static final Map<String, String> KEY_OF_KIND =
      Map.of("platform", "walk-levels", "implementation", "technique", "profile", "rates");

  private CatalogFiles() {}

  /**
   * Reads a platform.
   *
   * @throws ExperimentException with everything that is wrong with the file
   */
  public static Platform platform(Path file) throws ExperimentException {
    var problems = new Problems();
    var platform = platform(file, problems);
    problems.throwIfAny();
    return Objects.requireNonNull(platform);
  }

  /**
   * Reads an implementation.
   *
   * @throws ExperimentException with everything that is wrong with the file
   */
  public static Implementation implementation(Path file) throws ExperimentException {
    var problems = new Problems();
    var implementation = implementation(file, problems);
    problems.throwIfAny();
    return Objects.requireNonNull(implementation);
  }

  static @Nullable Platform platform(Path file, Problems problems) {
    return read(file, "platform", PlatformFile.class, PlatformFile::toPlatform, problems);
  }

  static @Nullable Implementation implementation(Path file, Problems problems) {
    return read(
        file,
        "implementation",
        ImplementationFile.class,
        ImplementationFile::toImplementation,
        problems);
  }

  static @Nullable WorkloadProfile profile(Path file, Problems problems) {
    return read(file, "profile", ProfileFile.class, ProfileFile::toProfile, problems);
  }

  private static <F extends Record, E> @Nullable E read(
      Path file, String kind, Class<F> type, Function<F, E> toEntry, Problems problems) {
    var given = Source.ofFile(file);
    var source = new Source(given.name(), given.folder(), ORDER, given.lines());
    var text = StrictYaml.text(file, source, problems);
    var tree = text == null ? null : StrictYaml.tree(text, source, problems);
    if (tree == null) {
      return null;
    }
    var other = otherKind(tree, kind);
    if (other != null) {
      problems.add(
          Place.whole(source), "", "holds " + article(other) + ", not " + article(kind) + ".");
      return null;
    }
    int before = problems.count();
    var bound = StrictYaml.bind(tree, type, Map.of(), problems);
    if (bound == null || problems.count() > before) {
      return null;
    }
    try {
      return toEntry.apply(bound);
    } catch (IllegalArgumentException refused) {
      problems.add(Place.whole(source), "", String.valueOf(refused.getMessage()));
      return null;
    }
  }

  private static String article(String kind) {
    return (kind.startsWith("i") ? "an " : "a ") + kind;
  }

  /** Returns what a text holds when it plainly holds something else. */
  private static @Nullable String otherKind(Node tree, String kind) {
    if (!(tree instanceof Node.Mapping mapping)
        || mapping.entries().containsKey(KEY_OF_KIND.get(kind))) {
      return null;
    }
    return KEY_OF_KIND.entrySet().stream()
        .filter(each -> mapping.entries().containsKey(each.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }
}
