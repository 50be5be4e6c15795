package io.densimeter.experiments.catalog;

import io.densimeter.experiments.spec.Names;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.StrictYaml;
import io.densimeter.model.machine.PowerCurve;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.workload.WorkloadProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The catalogues that are shipped: platforms, implementations, profiles and power curves. A file is
 * read when it is first asked for.
 */
public final class Catalog {
  private final Map<String, String> replaced;
  private final CatalogIndex index;
  private final Map<String, PowerCurve> powerCurves = new LinkedHashMap<>();

  private Catalog(Map<String, String> replaced) {
    this.replaced = Map.copyOf(replaced);
    index = read("index", CatalogIndex.class);
    for (var curve : read("power-curves", PowerCurvesFile.class).curves()) {
      powerCurves.put(curve.name(), curve.toCurve());
    }
  }

  /** Returns the shipped catalogue. */
  public static Catalog shipped() {
    return new Catalog(Map.of());
  }

  /**
   * Returns this catalogue with another text for one of its files.
   *
   * @param name the file's name below the catalogue, without its ending, such as {@code
   *     platforms/xeon-5600}
   */
  public Catalog with(String name, String text) {
    var more = new LinkedHashMap<>(replaced);
    more.put(name, text);
    return new Catalog(more);
  }

  /**
   * Returns the text of a file.
   *
   * @param name the file's name below the catalogue, without its ending
   */
  public String text(String name) {
    var other = replaced.get(name);
    if (other != null) {
      return other;
    }
    String resource = name + ".yaml";
    try (var in = Catalog.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The catalogue has no " + resource + ".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the names that an experiment may use. */
  public Names names() {
    var platforms = new ArrayList<String>(index.platforms());
    platforms.addAll(index.mitigatedPlatforms());
    return new Names(
        platforms.stream().sorted().toList(),
        index.implementations(),
        index.profiles(),
        List.copyOf(powerCurves.keySet()));
  }

  /** Returns the platform of that name. */
  public Platform platform(String name) {
    if (index.mitigatedPlatforms().contains(name)) {
      var file = read("platforms/" + name, MitigatedPlatformFile.class);
      return file.toPlatform(platform(file.unmitigated()));
    }
    return read("platforms/" + name, PlatformFile.class).toPlatform();
  }

  /** Returns the implementation of that name. */
  public Implementation implementation(String name) {
    return read("implementations/" + name, ImplementationFile.class).toImplementation();
  }

  /** Returns the implementation of a technique for which an experiment names none. */
  public Implementation usual(Technique technique) {
    var name = index.usual().get(technique);
    if (name == null) {
      throw new IllegalStateException("The catalogue has no usual " + technique.yamlName() + ".");
    }
    return implementation(name);
  }

  /** Returns the profile of that name. */
  public WorkloadProfile profile(String name) {
    return read("profiles/" + name, ProfileFile.class).toProfile();
  }

  /** Returns the power curve of that name. */
  public PowerCurve powerCurve(String name) {
    var curve = powerCurves.get(name);
    if (curve == null) {
      throw new IllegalStateException("The catalogue has no power curve " + name + ".");
    }
    return curve;
  }

  private <T extends Record> T read(String name, Class<T> type) {
    try {
      return StrictYaml.read("catalogue " + name + ".yaml", text(name), type).orThrow();
    } catch (ExperimentException e) {
      throw new IllegalStateException("The shipped " + name + ".yaml is broken.", e);
    }
  }
}
