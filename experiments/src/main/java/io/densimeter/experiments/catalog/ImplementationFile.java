package io.densimeter.experiments.catalog;

import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.experiments.yaml.Word;
import io.densimeter.model.platform.CpuFeature;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Price;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.StreamTransform;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Figure;
import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * An implementation as written in the catalogue; the components are those of {@link
 * Implementation}.
 */
record ImplementationFile(
    @Word String name,
    String description,
    Technique technique,
    List<CpuFeature> needs,
    boolean modifiedKernel,
    Paging paging,
    IoPath io,
    MemoryEntry memory,
    Map<Path, PriceEntry> paths,
    @Default("{}") Map<Setting, FigureEntry> settings,
    @Default("{}") Map<StreamTransform, FactorEntry> transforms)
    implements Validated {
  @Override
  public List<Problem> validate() {
    var problems = new ArrayList<Problem>();
    settings.forEach(
        (setting, figure) -> {
          if (!(figure.value() >= 0)) {
            problems.add(
                new Problem(
                    "settings." + setting.yamlName(),
                    "must be 0 or more, was " + figure.value() + "."));
          }
        });
    transforms.forEach(
        (transform, entry) -> {
          if (!(entry.factor() >= transform.least())) {
            problems.add(
                new Problem(
                    "transforms." + transform.yamlName() + ".factor",
                    "must be " + transform.least() + " or more, was " + entry.factor() + "."));
          }
        });
    if (problems.isEmpty()) {
      for (var path : MissingPaths.of(toImplementation())) {
        problems.add(
            new Problem(
                "paths." + path.yamlName(),
                "required path is missing: the implementation's mechanisms need it."));
      }
    }
    return problems;
  }

  /** Memory that an implementation takes, as written. */
  record MemoryEntry(
      @Unit(Dimension.MEMORY) long hostBytes,
      @Unit(Dimension.MEMORY) long guestBytes,
      String source) {}

  /** A factor of a transform, as written. */
  record FactorEntry(double factor, String source) {
    Figure toFigure() {
      return new Figure(factor, source);
    }
  }

  Implementation toImplementation() {
    var needed = EnumSet.noneOf(CpuFeature.class);
    needed.addAll(needs);
    var boundPaths = new EnumMap<Path, Price>(Path.class);
    paths.forEach((path, entry) -> boundPaths.put(path, entry.toPrice()));
    var boundSettings = new EnumMap<Setting, Figure>(Setting.class);
    settings.forEach((setting, entry) -> boundSettings.put(setting, entry.toFigure()));
    var boundTransforms = new EnumMap<StreamTransform, Figure>(StreamTransform.class);
    transforms.forEach((transform, entry) -> boundTransforms.put(transform, entry.toFigure()));
    return new Implementation(
        name,
        description,
        technique,
        needed,
        modifiedKernel,
        paging,
        io,
        memory.hostBytes(),
        memory.guestBytes(),
        memory.source(),
        boundPaths,
        boundSettings,
        boundTransforms);
  }
}
