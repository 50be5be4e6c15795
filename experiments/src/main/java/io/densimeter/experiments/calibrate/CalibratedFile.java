package io.densimeter.experiments.calibrate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The file that a calibration writes: whole or not at all, and never over somebody's own work. */
public final class CalibratedFile {
  private CalibratedFile() {}

  /**
   * Returns why the file may not be written; empty when it may. A file that is there is replaced
   * only when its first line says that a calibration wrote it.
   */
  public static Optional<String> obstacle(Path file) {
    var parent = file.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return Optional.of(file + ": its folder does not exist.");
    }
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      if (CatalogYaml.MARK.equals(reader.readLine())) {
        return Optional.empty();
      }
    } catch (IOException e) {
      return Optional.of(file + ": is there already and cannot be read.");
    }
    return Optional.of(
        file + ": is there already and was not written by a calibration. Maybe another name?");
  }

  /** Writes the file beside its place and moves it there in one step. */
  public static void write(Path file, String yaml) throws IOException {
    var target = file.toAbsolutePath();
    var part = Files.createTempFile(target.getParent(), ".calibrate", ".part");
    try {
      Files.writeString(part, yaml);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
