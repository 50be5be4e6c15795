package io.densimeter.experiments.crossvalidation;

import io.densimeter.experiments.crossvalidation.ShelfFigure.Kind;
import io.densimeter.experiments.reference.CaseSpec;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Price;
import io.densimeter.model.platform.Primitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The catalogue without the figures of one source, with values in their place. */
final class Blinded {
  /** Stands where nobody says anything; only whether a case depends on it is asked. */
  private static final double PLACEHOLDER = 1000;

  private static final String SOURCE = "cross-validation: in the place of a figure left out";

  private final Shelf shelf;
  private final List<HiddenFigure> hidden;
  private final Map<String, Double> values = new LinkedHashMap<>();

  /** Creates the catalogue with priors in the place of the hidden figures. */
  Blinded(Shelf shelf, List<HiddenFigure> hidden) {
    this.shelf = shelf;
    this.hidden = List.copyOf(hidden);
    for (var figure : hidden) {
      values.put(figure.name(), figure.prior() == null ? PLACEHOLDER : figure.prior());
    }
  }

  private Blinded(Blinded other, Map<String, Double> changed) {
    shelf = other.shelf;
    hidden = other.hidden;
    values.putAll(other.values);
    values.putAll(changed);
  }

  /** Returns this with other values of some hidden figures, by their names. */
  Blinded with(Map<String, Double> changed) {
    return new Blinded(this, changed);
  }

  /** Returns the hidden figures of the platform and the implementation of a case. */
  List<HiddenFigure> of(CaseSpec spec) {
    var held = new ArrayList<HiddenFigure>();
    for (var figure : hidden) {
      var owner =
          figure.kind() == Kind.EXIT_PRICE ? spec.platform().base() : spec.implementation().base();
      if (figure.belongsTo(owner)) {
        held.add(figure);
      }
    }
    return held;
  }

  /** Returns the hidden figures of a case whose value somebody else says and that can be fitted. */
  Map<String, Price> fittable(CaseSpec spec) {
    var prices = new LinkedHashMap<String, Price>();
    for (var figure : of(spec)) {
      if (figure.prior() != null
          && (figure.kind() == Kind.PATH || figure.kind() == Kind.EXIT_PRICE)) {
        prices.put(
            figure.name(), new Price(value(figure), figure.unit(), "prior from other sources"));
      }
    }
    return prices;
  }

  double value(HiddenFigure figure) {
    return Objects.requireNonNull(values.get(figure.name()));
  }

  /** Returns the prices of a case. */
  CostTable costs(CaseSpec spec) {
    var platform =
        Objects.requireNonNull(shelf.platforms().get(spec.platform().base()), spec.name());
    var implementation =
        Objects.requireNonNull(
            shelf.implementations().get(spec.implementation().base()), spec.name());
    for (var figure : of(spec)) {
      if (figure.kind() == Kind.EXIT_PRICE) {
        platform = apply(platform, figure);
      } else {
        implementation = figure.apply(implementation, value(figure), SOURCE);
      }
    }
    return costs(spec, platform, implementation);
  }

  private static CostTable costs(CaseSpec spec, Platform platform, Implementation implementation) {
    return CostTable.of(
        spec.platform().apply(platform, spec.source()),
        spec.implementation().apply(implementation, spec.source()));
  }

  private Platform apply(Platform platform, HiddenFigure figure) {
    var primitive = Primitive.named(figure.key()).orElseThrow();
    return platform.with(primitive, new Price(value(figure), Price.Unit.CYCLES, SOURCE));
  }
}
