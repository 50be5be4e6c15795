package io.densimeter.workloads.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the files of a trace lie together: a folder or an archive. Nothing is ever extracted. */
interface Bundle {
  /** What a thing in a bundle is. */
  enum Kind {
    FILE,
    FOLDER,
    /** A link, a device and the like. */
    OTHER
  }

  /** Gets the things in a bundle. */
  interface Visitor {
    /** Returns whether the content of that thing is wanted. */
    boolean wants(String name, Kind kind);

    /** Reads the content of a file. */
    void file(String name, InputStream content) throws IOException;

    /** Is told of a file that cannot be opened or read. */
    void unreadable(String name, IOException why);
  }

  /** Returns what the name of a file is put behind to say where it is. */
  String prefix();

  /**
   * Visits everything in the bundle. Folders inside an archive are not visited, their files are.
   *
   * @throws IOException when the bundle itself is damaged or cannot be read
   */
  void visit(Visitor visitor) throws IOException;

  /**
   * Returns the bundle at a path, told by its content and not by its name.
   *
   * @throws IOException when it cannot be read
   * @throws TraceException when there is nothing, or something else
   */
  static Bundle at(Path input, ReadLimits limits) throws IOException {
    if (Files.isDirectory(input)) {
      return new FolderBundle(input);
    }
    if (!Files.exists(input)) {
      String guess = archiveBeside(input);
      throw problem(
          input,
          "there is no such file or folder." + (guess == null ? "" : " Maybe " + guess + "?"));
    }
    byte[] start = new byte[4]; // zeros where the file is shorter
    try (InputStream in = Files.newInputStream(input)) {
      in.readNBytes(start, 0, start.length);
    }
    if (startsWith(start, 'P', 'K', 3, 4) || startsWith(start, 'P', 'K', 5, 6)) {
      return new ZipBundle(input);
    }
    if (startsWith(start, 0x1f, 0x8b)) {
      return new TarGzBundle(input, limits.totalBytes());
    }
    throw problem(
        input,
        "needs a folder, a .zip or a .tar.gz, this file is none of them."
            + " Maybe the folder that it lies in?");
  }

  private static boolean startsWith(byte[] bytes, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if ((bytes[i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String archiveBeside(Path input) {
    return Stream.of(".zip", ".tar.gz", ".tgz")
        .map(suffix -> input + suffix)
        .filter(name -> Files.isRegularFile(Path.of(name)))
        .findFirst()
        .orElse(null);
  }

  private static TraceException problem(Path input, String message) {
    var problems = new ProblemList();
    problems.add(input.toString(), () -> message);
    return problems.exception();
  }
}
