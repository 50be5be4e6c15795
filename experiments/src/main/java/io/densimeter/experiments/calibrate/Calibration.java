package io.densimeter.experiments.calibrate;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.model.calibration.Fit;
import io.densimeter.model.calibration.FitResult;
import io.densimeter.model.calibration.Measurement;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.CpuFeature;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Price;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.units.Problem;
import io.densimeter.workloads.measured.MeasuredException;
import io.densimeter.workloads.measured.MeasuredFile;
import io.densimeter.workloads.measured.MeasuredFormat;
import io.densimeter.workloads.measured.MeasuredValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Fits the prices of a platform, or the path lengths of an implementation, to measurements. What no
 * measurement holds stays as in the base.
 */
public final class Calibration {
  private final Catalog catalog;
  private final List<MeasuredFile> files;
  private final double noiseFraction;
  private final Benchmarks benchmarks = new Benchmarks();
  private final List<Measurement> measurements = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, LinkedHashSet<String>> filesOf = new LinkedHashMap<>();

  /**
   * Creates a calibration.
   *
   * @param files what was measured, one or more
   * @param noiseFraction standard deviation of a measurement over its value where the file states
   *     no larger one
   */
  public Calibration(Catalog catalog, List<MeasuredFile> files, double noiseFraction) {
    this.catalog = catalog;
    this.files = List.copyOf(files);
    this.noiseFraction = noiseFraction;
  }

  /**
   * Fits the primitives of a platform. Exits are measured under an implementation whose paths are
   * taken as known: the catalogue's KVM.
   *
   * @param base the platform that priors and all that is not measured come from
   * @param clockHertz the measured CPU's clock; 0 for the one in the files, or the base's
   * @param name name of the new platform
   * @throws MeasuredException when the files hold nothing that a platform can be fitted to
   */
  public CalibrationResult platform(Platform base, long clockHertz, String name) {
    var platform = clocked(base, clockHertz);
    for (var file : files) {
      if (file.format() == MeasuredFormat.PERF_KVM_STAT
          || file.format() == MeasuredFormat.XENALYZE) {
        notes.add(
            file.name()
                + ": not used: exit means are path lengths of an implementation; give"
                + " --implementation");
        continue;
      }
      var implementation = measuredUnder(file.format(), platform);
      var prices = new LinkedHashMap<String, Price>();
      platform.prices().forEach((primitive, price) -> prices.put(primitive.yamlName(), price));
      var design =
          new Design(
              CostTable.of(platform, implementation),
              prices,
              changed -> CostTable.of(with(platform, changed), implementation));
      measure(file, design, platform.clockHertz());
    }
    var fit = fit(platform.prices(), Primitive::yamlName, "platform " + base.name());
    var fitted = new EnumMap<Primitive, Price>(Primitive.class);
    platform
        .prices()
        .forEach(
            (primitive, price) ->
                fitted.put(primitive, provenance(fit, primitive.yamlName(), price, base.name())));
    var result =
        new Platform(
            name,
            base.description() + ", calibrated",
            platform.year(),
            platform.clockHertz(),
            platform.walkLevels(),
            platform.features(),
            fitted);
    return new CalibrationResult(CatalogYaml.of(result), fit, platform.clockHertz(), notes);
  }

  /**
   * Fits the paths of an implementation on a platform whose prices are taken as known.
   *
   * @param base the implementation that priors and all that is not measured come from
   * @param on the platform that the measurements ran on
   * @param clockHertz as in {@link #platform}
   * @param name name of the new implementation
   * @throws MeasuredException when the files hold nothing that the implementation can be fitted to
   */
  public CalibrationResult implementation(
      Implementation base, Platform on, long clockHertz, String name) {
    var platform = clocked(on, clockHertz);
    var prices = new LinkedHashMap<String, Price>();
    base.paths().forEach((path, price) -> prices.put(path.yamlName(), price));
    var design =
        new Design(
            CostTable.of(platform, base),
            prices,
            changed -> CostTable.of(platform, with(base, changed)));
    for (var file : files) {
      measure(file, design, platform.clockHertz());
    }
    var fit = fit(base.paths(), Path::yamlName, "implementation " + base.name());
    var fitted = new EnumMap<Path, Price>(Path.class);
    base.paths()
        .forEach(
            (path, price) ->
                fitted.put(path, provenance(fit, path.yamlName(), price, base.name())));
    var result = withPaths(base, name, base.description() + ", calibrated", fitted);
    return new CalibrationResult(CatalogYaml.of(result), fit, platform.clockHertz(), notes);
  }

  private void measure(MeasuredFile file, Design design, long clockHertz) {
    int unused = 0;
    for (var value : file.values()) {
      int before = measurements.size();
      double cycles =
          value.unit() == MeasuredValue.Unit.NANOSECONDS
              ? value.amount() * (clockHertz / 1e9)
              : value.amount();
      double deviation = Math.max(noiseFraction, value.deviationFraction()) * cycles;
      for (var cost : benchmarks.of(file.format(), value)) {
        String title = value.name() + " (" + plainName(file) + ":" + value.line() + ")";
        var measurement = design.measurement(title, cost, cycles, deviation);
        if (!measurement.counts().isEmpty()) {
          measurements.add(measurement);
          measurement
              .counts()
              .keySet()
              .forEach(
                  price ->
                      filesOf
                          .computeIfAbsent(price, p -> new LinkedHashSet<>())
                          .add(plainName(file)));
        }
      }
      unused += measurements.size() == before ? 1 : 0;
    }
    if (unused > 0) {
      notes.add(file.name() + ": " + unused + " of " + file.values().size() + " figures not used");
    }
    if (file.format() == MeasuredFormat.PERF_KVM_STAT || file.format() == MeasuredFormat.XENALYZE) {
      notes.add(file.name() + ": exit means include time in which the vCPU's thread did not run");
    }
    file.notes().forEach(note -> notes.add(file.name() + ": skipped " + note));
  }

  private <K> FitResult fit(Map<K, Price> prices, Function<K, String> yamlName, String base) {
    if (measurements.isEmpty()) {
      throw new MeasuredException(
          files.stream()
              .map(
                  file ->
                      new Problem(file.name(), "holds nothing that " + base + " can be fitted to."))
              .toList());
    }
    var named = new LinkedHashMap<String, Price>();
    prices.forEach((key, price) -> named.put(yamlName.apply(key), price));
    return Fit.of(measurements, Design.unknowns(named, measurements));
  }

  private Price provenance(FitResult fit, String name, Price base, String baseName) {
    var price = fit.price(name);
    String source =
        Provenance.of(
            price, fit, List.copyOf(filesOf.getOrDefault(name, new LinkedHashSet<>())), baseName);
    return new Price(
        price.measurements() == 0 ? base.amount() : price.value(), base.unit(), source);
  }

  /** Returns the name without its folders, which mean nothing to another reader. */
  private static String plainName(MeasuredFile file) {
    return file.name().substring(file.name().replace('\\', '/').lastIndexOf('/') + 1);
  }

  private Implementation measuredUnder(MeasuredFormat format, Platform platform) {
    return switch (format) {
      case VMEXIT, MICRO_BENCH ->
          platform.has(CpuFeature.X86)
              ? catalog.usual(Technique.HARDWARE_ASSISTED)
              : catalog.implementation("kvm-arm");
      default -> catalog.usual(Technique.BARE_METAL);
    };
  }

  private Platform clocked(Platform base, long clockHertz) {
    long stated = clockHertz;
    for (var file : files) {
      stated = stated == 0 ? file.clockHertz() : stated;
    }
    return stated == 0 ? base : withPrices(base, stated, base.prices());
  }

  private static Platform with(Platform base, Map.Entry<String, Price> changed) {
    var prices = new EnumMap<Primitive, Price>(base.prices());
    prices.put(Primitive.named(changed.getKey()).orElseThrow(), changed.getValue());
    return withPrices(base, base.clockHertz(), prices);
  }

  private static Platform withPrices(Platform base, long clock, Map<Primitive, Price> prices) {
    return new Platform(
        base.name(),
        base.description(),
        base.year(),
        clock,
        base.walkLevels(),
        base.features(),
        prices);
  }

  private static Implementation with(Implementation base, Map.Entry<String, Price> changed) {
    var paths = new EnumMap<Path, Price>(base.paths());
    paths.put(Path.named(changed.getKey()).orElseThrow(), changed.getValue());
    return withPaths(base, base.name(), base.description(), paths);
  }

  private static Implementation withPaths(
      Implementation base, String name, String description, Map<Path, Price> paths) {
    return new Implementation(
        name,
        description,
        base.technique(),
        base.needs(),
        base.modifiedKernel(),
        base.paging(),
        base.io(),
        base.hostMemoryBytes(),
        base.guestMemoryBytes(),
        base.memorySource(),
        paths,
        base.settings(),
        base.transforms());
  }
}
