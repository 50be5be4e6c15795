package io.densimeter.experiments.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files whole or not at all: under another name first, then renamed. */
public final class WholeFile {
  private WholeFile() {}

  /** Writes a text; makes the folder when there is none. */
  public static void write(Path file, String text) throws IOException {
    var target = file.toAbsolutePath();
    var folder = target.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    var part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.writeString(part, text);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
