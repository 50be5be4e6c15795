package io.densimeter.reports.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.densimeter.reports.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a run directory was made from: versions, seed and input hashes, and nothing of the time. */
final class Manifest {
  private static final String FORMAT = "densimeter-run";
  private static final int FORMAT_VERSION = 1;

  private Manifest() {}

  static String of(RunResult result) {
    var root = Json.object();
    root.put("format", FORMAT);
    root.put("formatVersion", FORMAT_VERSION);
    root.put("densimeter", result.version());
    root.put("experiment", result.name());
    root.put("seed", result.seed());
    root.put("replications", result.replications());
    var inputs = root.putObject("inputs");
    result.inputHashes().forEach(inputs::put);
    return Json.text(root);
  }

  /** Returns whether a file is the manifest of a run of ours, of this or another version. */
  static boolean isRun(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try {
      return Json.read(file).path("format").asText().equals(FORMAT);
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
