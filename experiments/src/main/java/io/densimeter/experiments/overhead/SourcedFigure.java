package io.densimeter.experiments.overhead;

import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.units.Figure;
import io.densimeter.model.workload.Shape;
import io.densimeter.model.workload.WorkloadProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A figure of the catalogue, or the model's usual value where the catalogue says nothing.
 *
 * @param owner what it belongs to: a platform, implementation or profile
 * @param name its name in files
 * @param value its value
 * @param unit what the value counts
 * @param source where it comes from
 */
public record SourcedFigure(String owner, String name, double value, String unit, String source) {
  private static final String SETTING = "setting";

  /** Source of what the catalogue says nothing of. */
  static final String USUAL = "the model's usual value; the catalogue gives none here";

  /** Returns the prices of a platform. */
  public static List<SourcedFigure> of(Platform platform) {
    var figures = new ArrayList<SourcedFigure>();
    platform
        .prices()
        .forEach(
            (primitive, price) ->
                figures.add(
                    new SourcedFigure(
                        platform.name(),
                        primitive.yamlName(),
                        price.amount(),
                        price.unit().name().toLowerCase(Locale.ROOT),
                        price.source())));
    return figures;
  }

  /** Returns the path lengths and settings of an implementation. */
  public static List<SourcedFigure> of(Implementation implementation) {
    var figures = new ArrayList<SourcedFigure>();
    implementation
        .paths()
        .forEach(
            (path, price) ->
                figures.add(
                    new SourcedFigure(
                        implementation.name(),
                        path.yamlName(),
                        price.amount(),
                        price.unit().name().toLowerCase(Locale.ROOT),
                        price.source())));
    for (var setting : Setting.values()) {
      figures.add(of(implementation, setting));
    }
    implementation
        .transforms()
        .forEach(
            (transform, factor) ->
                figures.add(
                    new SourcedFigure(
                        implementation.name(),
                        transform.yamlName(),
                        factor.value(),
                        "factor",
                        factor.source())));
    return figures;
  }

  static SourcedFigure of(Implementation implementation, Setting setting) {
    return new SourcedFigure(
        implementation.name(),
        setting.yamlName(),
        implementation.setting(setting),
        SETTING,
        source(implementation.settings().get(setting)));
  }

  /** Returns whether it is a setting that says which mechanism there is. */
  boolean isChoice() {
    return unit.equals(SETTING) && Setting.named(name).filter(Setting::isChoice).isPresent();
  }

  /** Returns the rates and shapes of a profile. */
  public static List<SourcedFigure> of(WorkloadProfile profile) {
    var figures = new ArrayList<SourcedFigure>();
    profile
        .rates()
        .forEach(
            (operation, rate) ->
                figures.add(
                    new SourcedFigure(
                        profile.name(),
                        operation.yamlName(),
                        rate.perCpuSecond(),
                        "per CPU second at " + profile.clockHertz() / 1_000_000 + " MHz",
                        rate.source())));
    for (var shape : Shape.values()) {
      figures.add(
          new SourcedFigure(
              profile.name(),
              shape.yamlName(),
              profile.shape(shape),
              "shape",
              source(profile.shapes().get(shape))));
    }
    return figures;
  }

  private static String source(@Nullable Figure figure) {
    return figure == null ? USUAL : figure.source();
  }
}
