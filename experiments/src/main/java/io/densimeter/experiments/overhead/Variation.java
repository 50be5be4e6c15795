package io.densimeter.experiments.overhead;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Price;
import io.densimeter.model.platform.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A figure of an implementation or a platform, raised by a tenth.
 *
 * <p>Settings are whole counts, so they are raised to the next whole count. Figures of zero,
 * choices of a mechanism and the size of a backing mapping, which is one page or 512, cannot be
 * raised.
 *
 * @param figure the figure before
 * @param step by which share it was raised
 * @param onPlatform raises it on a platform; changes nothing when it is the implementation's
 * @param onImplementation raises it in an implementation; changes nothing when it is the platform's
 */
record Variation(
    SourcedFigure figure,
    double step,
    UnaryOperator<Platform> onPlatform,
    UnaryOperator<Implementation> onImplementation) {
  private static final double TENTH = 0.1;

  /** Returns the variations of every figure of an implementation and a platform. */
  static List<Variation> of(Platform platform, Implementation implementation) {
    var variations = new ArrayList<Variation>();
    var ofPlatform = SourcedFigure.of(platform).iterator();
    platform
        .prices()
        .forEach(
            (primitive, price) ->
                add(
                    variations,
                    new Variation(
                        ofPlatform.next(),
                        TENTH,
                        each -> each.with(primitive, raised(price)),
                        UnaryOperator.identity())));
    var ofImplementation = SourcedFigure.of(implementation).iterator();
    implementation
        .paths()
        .forEach(
            (path, price) ->
                add(
                    variations,
                    new Variation(
                        ofImplementation.next(),
                        TENTH,
                        UnaryOperator.identity(),
                        each -> each.with(path, raised(price)))));
    for (var setting : Setting.values()) {
      var figure = SourcedFigure.of(implementation, setting);
      if (setting != Setting.BACKING_PAGES && !setting.isChoice()) {
        double raised = Math.ceil(figure.value() * (1 + TENTH) - 1e-9);
        add(
            variations,
            new Variation(
                figure,
                raised / figure.value() - 1,
                UnaryOperator.identity(),
                each -> each.with(setting, raised, figure.source())));
      }
    }
    implementation
        .transforms()
        .forEach(
            (transform, factor) -> {
              double raised = factor.value() * (1 + TENTH);
              add(
                  variations,
                  new Variation(
                      new SourcedFigure(
                          implementation.name(),
                          transform.yamlName(),
                          factor.value(),
                          "factor",
                          factor.source()),
                      TENTH,
                      UnaryOperator.identity(),
                      each -> each.with(transform, raised, factor.source())));
            });
    return variations;
  }

  /** Returns the prices of the two with the figure raised. */
  CostTable costs(OperatingPoint at) {
    return CostTable.of(
        onPlatform.apply(at.platform()), onImplementation.apply(at.implementation()));
  }

  private static void add(List<Variation> variations, Variation variation) {
    if (variation.figure().value() > 0) {
      variations.add(variation);
    }
  }

  private static Price raised(Price price) {
    return new Price(price.amount() * (1 + TENTH), price.unit(), price.source());
  }
}
