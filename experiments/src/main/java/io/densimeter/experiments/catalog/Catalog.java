package io.densimeter.experiments.catalog;

import io.densimeter.experiments.spec.Names;
import io.densimeter.experiments.spec.OfferSpec;
import io.densimeter.experiments.spec.OwnGridSpec;
import io.densimeter.experiments.spec.TariffSpec;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The catalogues that are shipped: platforms, implementations, profiles, power curves, licences,
 * models of hosts, tariffs and grids. A file is read when it is first asked for. Entries of a
 * user's own, from files, may stand beside them.
 */
public final class Catalog {
  private final Map<String, String> replaced;
  private final CatalogIndex index;
  private final Map<String, Platform> platformFiles = new LinkedHashMap<>();
  private final Map<String, Implementation> implementationFiles = new LinkedHashMap<>();
  private final Map<String, WorkloadProfile> profileFiles = new LinkedHashMap<>();
  private final Map<String, PowerCurve> powerCurves = new LinkedHashMap<>();
  private final Map<String, OfferSpec> licences = new LinkedHashMap<>();
  private final Map<String, HostModel> hostModels = new LinkedHashMap<>();

  private final Map<String, TariffSpec> tariffs = new LinkedHashMap<>();
  private final Map<String, OwnGridSpec> grids = new LinkedHashMap<>();

  private Catalog(Map<String, String> replaced) {
    this.replaced = Map.copyOf(replaced);
    index = read("index", CatalogIndex.class);
    read("power-curves", PowerCurvesFile.class)
        .all()
        .forEach(curve -> powerCurves.put(curve.name(), curve));
    for (var edition : read("licences", LicencesFile.class).licences()) {
      licences.put(edition.name(), edition.toOffer());
    }
    for (var model : read("host-models", HostModelsFile.class).models()) {
      hostModels.put(model.name(), model);
    }
    for (var tariff : read("tariffs", TariffsFile.class).tariffs()) {
      tariffs.put(tariff.name(), tariff.toTariff());
    }
    for (var grid : read("grids", GridsFile.class).grids()) {
      grids.put(grid.name(), grid.toGrid());
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
        List.copyOf(powerCurves.keySet()),
        tariffs.keySet(),
        grids.keySet(),
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
    if (file != null) {
      return file;
    }
    if (index.mitigatedPlatforms().contains(name)) {
      var mitigated = read("platforms/" + name, MitigatedPlatformFile.class);
      return mitigated.toPlatform(platform(mitigated.unmitigated()));
    }
    return read("platforms/" + name, PlatformFile.class).toPlatform();
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

  /** Returns the names of the editions of software. */
  public Set<String> licenceNames() {
    return Collections.unmodifiableSet(licences.keySet());
  }

  /** Returns the edition of that name. */
  public OfferSpec licence(String name) {
    var edition = licences.get(name);
    if (edition == null) {
      throw new IllegalStateException("The catalogue has no licence " + name + ".");
    }
    return edition;
  }

  /** Returns the names of the models of hosts. */
  public Set<String> hostModelNames() {
    return Collections.unmodifiableSet(hostModels.keySet());
  }

  /** Returns the model of that name. */
  public HostModel hostModel(String name) {
    var model = hostModels.get(name);
    if (model == null) {
      throw new IllegalStateException("The catalogue has no host model " + name + ".");
    }
    return model;
  }

  /** Returns the tariff of that name. */
  public TariffSpec tariff(String name) {
    var tariff = tariffs.get(name);
    if (tariff == null) {
      throw new IllegalStateException("The catalogue has no tariff " + name + ".");
    }
    return tariff;
  }

  /** Returns the grid of that name. */
  public OwnGridSpec grid(String name) {
    var grid = grids.get(name);
    if (grid == null) {
      throw new IllegalStateException("The catalogue has no grid " + name + ".");
    }
    return grid;
  }

  private <T extends Record> T read(String name, Class<T> type) {
    try {
      return StrictYaml.read("catalogue " + name + ".yaml", text(name), type).orThrow();
    } catch (ExperimentException e) {
      throw new IllegalStateException("The shipped " + name + ".yaml is broken.", e);
    }
  }
}
