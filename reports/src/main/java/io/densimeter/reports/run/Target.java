package io.densimeter.reports.run;

import io.densimeter.model.units.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The place of a run directory: whether it may be taken, and its filling in one step. */
final class Target {
  private static final int NAMED = 3;

  private final Path written;
  private final Path directory;

  Target(Path written) {
    this.written = written;
    directory = real(written.toAbsolutePath().normalize());
  }

  /** What fills a new, empty directory. */
  @FunctionalInterface
  interface Filling {
    void into(Path directory) throws IOException;
  }

  List<Problem> problems() {
    if (directory.getFileName() == null) {
      return refused("is the root of a file system");
    }
    try {
      if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
        return existing();
      }
      for (var parent = directory.getParent(); parent != null; parent = parent.getParent()) {
        if (Files.exists(parent)) {
          return Files.isDirectory(parent)
              ? List.of()
              : List.of(
                  problem(
                      "output directory " + written + " cannot be made: " + parent + " is a file"));
        }
      }
      return List.of();
    } catch (AccessDeniedException e) {
      return List.of(problem("output directory " + written + " cannot be read"));
    } catch (IOException e) {
      return List.of(problem("output directory " + written + " cannot be read: " + e.getMessage()));
    }
  }

  private List<Problem> existing() throws IOException {
    if (!Files.isDirectory(directory)) {
      return refused("exists and is not a directory");
    }
    var names = names(directory);
    var others = names;
    if (Manifest.isRun(directory.resolve("manifest.json"))) {
      others = names.stream().filter(name -> !RunDirectory.FILES.contains(name)).toList();
    }
    if (others.isEmpty()) {
      return List.of();
    }
    var named = String.join(", ", others.subList(0, Math.min(NAMED, others.size())));
    return refused(
        "exists and holds other files (" + named + (others.size() > NAMED ? ", …" : "") + ")");
  }

  private List<Problem> refused(String why) {
    return List.of(problem("output directory " + written + " " + why));
  }

  private Problem problem(String what) {
    return new Problem("", what + "; nothing was written. Maybe --out " + free() + "?");
  }

  /** Returns the first of name-2, name-3, … that does not exist. */
  private Path free() {
    var name = written.getFileName();
    if (name == null || name.toString().startsWith(".")) {
      return Path.of("results");
    }
    int number = 2;
    while (Files.exists(written.resolveSibling(name + "-" + number), LinkOption.NOFOLLOW_LINKS)) {
      number++;
    }
    return written.resolveSibling(name + "-" + number);
  }

  /** Fills a hidden sibling and puts it into place; on failure everything is as it was. */
  void fill(Filling filling) throws IOException {
    var made = makeParents();
    try {
      var parts = hidden("partial");
      try {
        filling.into(parts);
        replace(parts);
      } catch (IOException | RuntimeException | Error e) {
        clean(parts, e);
        throw e;
      }
    } catch (IOException | RuntimeException | Error e) {
      for (var parent : made) {
        Files.deleteIfExists(parent);
      }
      throw e;
    }
  }

  private void replace(Path parts) throws IOException {
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(parts, directory, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    var old = hidden("old");
    Files.delete(old);
    Files.move(directory, old, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(parts, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      Files.move(old, directory, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    delete(old);
  }

  /** Makes a new hidden directory beside this one; its rights are those of any new directory. */
  private Path hidden(String purpose) throws IOException {
    for (int number = 1; ; number++) {
      var path = directory.resolveSibling("." + directory.getFileName() + "." + purpose + number);
      try {
        return Files.createDirectory(path);
      } catch (FileAlreadyExistsException taken) {
        // Left behind by a process that was killed, or in use by one that runs now: the next.
      }
    }
  }

  /** Makes the directories above this one and returns the new ones, the deepest first. */
  private Iterable<Path> makeParents() throws IOException {
    var missing = new ArrayDeque<Path>();
    var parent = directory.getParent();
    while (parent != null && !Files.exists(parent)) {
      missing.push(parent);
      parent = parent.getParent();
    }
    var made = new ArrayDeque<Path>();
    for (var path : missing) {
      Files.createDirectory(path);
      made.push(path);
    }
    return made;
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(path -> String.valueOf(path.getFileName())).sorted().toList();
    }
  }

  private static void clean(Path directory, Throwable cause) {
    try {
      if (Files.exists(directory)) {
        delete(directory);
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private static void delete(Path directory) throws IOException {
    var paths = new ArrayList<Path>();
    try (Stream<Path> files = Files.walk(directory)) {
      files.forEach(paths::add);
    }
    paths.sort(Comparator.reverseOrder());
    for (var path : paths) {
      Files.delete(path);
    }
  }

  /** Follows a link to a directory, so that what it points to is replaced and not the link. */
  private static Path real(Path path) {
    try {
      return Files.isSymbolicLink(path) && Files.isDirectory(path) ? path.toRealPath() : path;
    } catch (IOException e) {
      return path;
    }
  }
}
