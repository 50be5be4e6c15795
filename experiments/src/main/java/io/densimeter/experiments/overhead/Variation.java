package io.densimeter.experiments.overhead;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Price;
import io.densimeter.model.platform.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * The prices of an implementation on a platform with one figure raised by a tenth.
 *
 * <p>Settings are whole counts, so they are raised to the next whole count. Figures of zero and the
 * size of a backing mapping, which is one page or 512, cannot be raised.
 *
 * @param figure the figure before
 * @param step by which share it was raised
 * @param costs the prices after
 */
record Variation(SourcedFigure figure, double step, CostTable costs) {
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
                    ofPlatform.next(),
                    CostTable.of(platform.with(primitive, raised(price)), implementation)));
    var ofImplementation = SourcedFigure.of(implementation).iterator();
    implementation
        .paths()
        .forEach(
            (path, price) ->
                add(
                    variations,
                    ofImplementation.next(),
                    CostTable.of(platform, implementation.with(path, raised(price)))));
    for (var setting : Setting.values()) {
      var figure = SourcedFigure.of(implementation, setting);
      if (figure.value() > 0 && setting != Setting.BACKING_PAGES) {
        double raised = Math.ceil(figure.value() * (1 + TENTH) - 1e-9);
        var changed = implementation.with(setting, raised, figure.source());
        double step = raised / figure.value() - 1;
        variations.add(new Variation(figure, step, CostTable.of(platform, changed)));
      }
    }
    implementation
        .transforms()
        .forEach(
            (transform, factor) -> {
              double raised = factor.value() * (1 + TENTH);
              var changed = implementation.with(transform, raised, factor.source());
              add(
                  variations,
                  new SourcedFigure(
                      implementation.name(),
                      transform.yamlName(),
                      factor.value(),
                      "factor",
                      factor.source()),
                  CostTable.of(platform, changed));
            });
    return variations;
  }

  private static void add(List<Variation> variations, SourcedFigure figure, CostTable costs) {
    if (figure.value() > 0) {
      variations.add(new Variation(figure, TENTH, costs));
    }
  }

  private static Price raised(Price price) {
    return new Price(price.amount() * (1 + TENTH), price.unit(), price.source());
  }
}
