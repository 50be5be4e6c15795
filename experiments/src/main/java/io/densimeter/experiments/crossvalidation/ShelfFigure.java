package io.densimeter.experiments.crossvalidation;

import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Price;
import io.densimeter.model.platform.Primitive;
import java.util.ArrayList;
import java.util.List;

/**
 * A figure of a platform or an implementation.
 *
 * @param kind what it is
 * @param owner name of its platform or implementation
 * @param key its name in files
 * @param amount its value
 * @param unit what the value counts; cycles for a setting or a factor, where it means nothing
 * @param source where it comes from
 */
record ShelfFigure(
    Kind kind, String owner, String key, double amount, Price.Unit unit, String source) {
  /** What a figure is. */
  enum Kind {
    /** Length of a path of an implementation. */
    PATH,
    /** Count of an implementation. */
    SETTING,
    /** Factor by which an implementation changes what a guest does. */
    FACTOR,
    /** Price of hardware assistance: known from guests only, so no input of a case. */
    EXIT_PRICE,
    /** Price of a primitive that a native run measures: an input of a case. */
    NATIVE_PRICE
  }

  /** Returns the figures of an implementation, without its choices: those say what it is. */
  static List<ShelfFigure> of(Implementation implementation) {
    var figures = new ArrayList<ShelfFigure>();
    String owner = implementation.name();
    implementation
        .paths()
        .forEach((path, price) -> figures.add(of(Kind.PATH, owner, path.yamlName(), price)));
    implementation
        .settings()
        .forEach(
            (setting, figure) -> {
              if (!setting.isChoice()) {
                figures.add(
                    new ShelfFigure(
                        Kind.SETTING,
                        owner,
                        setting.yamlName(),
                        figure.value(),
                        Price.Unit.CYCLES,
                        figure.source()));
              }
            });
    implementation
        .transforms()
        .forEach(
            (transform, figure) ->
                figures.add(
                    new ShelfFigure(
                        Kind.FACTOR,
                        owner,
                        transform.yamlName(),
                        figure.value(),
                        Price.Unit.CYCLES,
                        figure.source())));
    return figures;
  }

  static List<ShelfFigure> of(Platform platform) {
    var figures = new ArrayList<ShelfFigure>();
    platform
        .prices()
        .forEach(
            (primitive, price) ->
                figures.add(of(kind(primitive), platform.name(), primitive.yamlName(), price)));
    return figures;
  }

  private static Kind kind(Primitive primitive) {
    return primitive.needsHardwareAssistance() ? Kind.EXIT_PRICE : Kind.NATIVE_PRICE;
  }

  private static ShelfFigure of(Kind kind, String owner, String key, Price price) {
    return new ShelfFigure(kind, owner, key, price.amount(), price.unit(), price.source());
  }
}
