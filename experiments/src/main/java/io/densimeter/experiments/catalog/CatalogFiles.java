package io.densimeter.experiments.catalog;

import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.StrictYaml;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Platform;
import java.nio.file.Path;
import java.util.Map;

/** Platforms and implementations of a user's own, in files of the catalogue's format. */
public final class CatalogFiles {
  private CatalogFiles() {}

  /**
   * Reads a platform.
   *
   * @throws ExperimentException with everything that is wrong with the file
   */
  public static Platform platform(Path file) throws ExperimentException {
    return StrictYaml.read(file, PlatformFile.class, Map.of()).orThrow().toPlatform();
  }

  /**
   * Reads an implementation.
   *
   * @throws ExperimentException with everything that is wrong with the file
   */
  public static Implementation implementation(Path file) throws ExperimentException {
    return StrictYaml.read(file, ImplementationFile.class, Map.of()).orThrow().toImplementation();
  }
}
