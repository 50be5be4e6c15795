package io.densimeter.experiments.catalog;

import io.densimeter.experiments.spec.Names;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.Problems;
import io.densimeter.experiments.yaml.StrictYaml;
import io.densimeter.model.machine.PowerCurve;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.workload.WorkloadProfile;
import io.densimeter.workloads.trace.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The catalogues that are shipped: platforms, implementations, profiles and power curves. A file is
 * read when it is first asked for. Entries of a user's own, from files, may stand beside them.
 */
public final class Catalog {
  private final CatalogIndex index;
  private final Map<String, Platform> platformFiles = new LinkedHashMap<>();
  private final Map<String, Implementation> implementationFiles = new LinkedHashMap<>();
  private final Map<String, WorkloadProfile> profileFiles = new LinkedHashMap<>();
  private final Map<String, PowerCurve> powerCurves = new LinkedHashMap<>();

  private Catalog(CatalogIndex index, PowerCurvesFile curves) {
    this.index = index;
    for (var curve : curves.curves()) {
      powerCurves.put(curve.name(), curve.toCurve());
    }
  }

  /** Returns the shipped catalogue. */
  public static Catalog shipped() {
    return new Catalog(
        read("index", CatalogIndex.class), read("power-curves", PowerCurvesFile.class));
  }

  /** Returns the names that an experiment may use. */
  public Names names() {
    return new Names(
        index.platforms(),
        index.implementations(),
        index.profiles(),
        List.copyOf(powerCurves.keySet()),
        this::readFile);
  }

  /**
   * Reads an entry of a user's own, which is called by its path from then on.
   *
   * @param kind platform, implementation or profile
   */
  public void readFile(String kind, Path file, Problems problems) {
    String name = file.toString();
    switch (kind) {
      case "platform" -> keep(platformFiles, name, CatalogFiles.platform(file, problems));
      case "implementation" ->
          keep(implementationFiles, name, CatalogFiles.implementation(file, problems));
      case "profile" -> keep(profileFiles, name, CatalogFiles.profile(file, problems));
      default -> throw new IllegalArgumentException("A " + kind + " is not read from a file.");
    }
  }

  /** Returns the SHA-256 of the file of an entry; empty for one of the catalogue. */
  public Optional<String> fingerprint(String name) {
    boolean read =
        platformFiles.containsKey(name)
            || implementationFiles.containsKey(name)
            || profileFiles.containsKey(name);
    try {
      return read ? Optional.of(Fingerprint.ofFile(Path.of(name))) : Optional.empty();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static <T> void keep(Map<String, T> files, String name, @Nullable T entry) {
    if (entry != null) {
      files.put(name, entry);
    }
  }

  /** Returns the platforms that were read from files, by path. */
  public Map<String, Platform> platformFiles() {
    return Collections.unmodifiableMap(platformFiles);
  }

  /** Returns the implementations that were read from files, by path. */
  public Map<String, Implementation> implementationFiles() {
    return Collections.unmodifiableMap(implementationFiles);
  }

  /** Returns the platform of that name or path. */
  public Platform platform(String name) {
    var file = platformFiles.get(name);
    return file != null ? file : read("platforms/" + name, PlatformFile.class).toPlatform();
  }

  /** Returns the implementation of that name or path. */
  public Implementation implementation(String name) {
    var file = implementationFiles.get(name);
    return file != null
        ? file
        : read("implementations/" + name, ImplementationFile.class).toImplementation();
  }

  /** Returns the implementation of a technique for which an experiment names none. */
  public Implementation usual(Technique technique) {
    var name = index.usual().get(technique);
    if (name == null) {
      throw new IllegalStateException("The catalogue has no usual " + technique.yamlName() + ".");
    }
    return implementation(name);
  }

  /** Returns the profile of that name or path. */
  public WorkloadProfile profile(String name) {
    var file = profileFiles.get(name);
    return file != null ? file : read("profiles/" + name, ProfileFile.class).toProfile();
  }

  /** Returns the power curve of that name. */
  public PowerCurve powerCurve(String name) {
    var curve = powerCurves.get(name);
    if (curve == null) {
      throw new IllegalStateException("The catalogue has no power curve " + name + ".");
    }
    return curve;
  }

  private static <T extends Record> T read(String name, Class<T> type) {
    String resource = name + ".yaml";
    try (var in = Catalog.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The catalogue has no " + resource + ".");
      }
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return StrictYaml.read("catalogue " + resource, text, type).orThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ExperimentException e) {
      throw new IllegalStateException("The shipped " + resource + " is broken.", e);
    }
  }
}
