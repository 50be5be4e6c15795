package io.densimeter.experiments.crossvalidation;

import io.densimeter.experiments.calibrate.Design;
import io.densimeter.experiments.reference.CaseEvaluator;
import io.densimeter.experiments.reference.CaseResult;
import io.densimeter.experiments.reference.CaseSpec;
import io.densimeter.model.calibration.Fit;
import io.densimeter.model.calibration.Measurement;
import io.densimeter.model.platform.Price;
import io.densimeter.model.platform.Technique;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One source left out: its figures are unknown, fitted to the cases of the others as far as those
 * hold them, and its cases are predicted.
 *
 * @param source the source
 * @param predicted what the model says to its cases
 * @param inputs native cases: what they measure are prices of the platform, inputs of the others
 * @param unpredicted cases that rest on a figure that no other source says anything of
 * @param hiddenFigures number of figures that were taken as unknown
 * @param fittedFigures number of those that measurements of other sources hold
 */
public record Fold(
    String source,
    List<CaseResult> predicted,
    List<CaseSpec> inputs,
    List<Unpredicted> unpredicted,
    int hiddenFigures,
    int fittedFigures) {
  /** As {@code calibrate} takes it where a file states no larger one. */
  private static final double NOISE_FRACTION = 0.03;

  /** A smaller relative change is the tolerance of the steady state of a micro program. */
  private static final double NO_CHANGE = 2e-4;

  private static final double OTHER_VALUE = 10;

  /**
   * A case that could not be predicted.
   *
   * @param spec the case
   * @param reason why not
   */
  public record Unpredicted(CaseSpec spec, String reason) {}

  public Fold {
    predicted = List.copyOf(predicted);
    inputs = List.copyOf(inputs);
    unpredicted = List.copyOf(unpredicted);
  }

  /** Returns the fold of a source. */
  static Fold of(
      String source,
      List<CaseSpec> own,
      List<CaseSpec> others,
      Lineage lineage,
      Shelf shelf,
      CaseEvaluator evaluator) {
    var hidden = HiddenFigure.of(source, lineage, shelf);
    var blinded = new Blinded(shelf, hidden);
    var fitted = fitted(blinded, others, evaluator);
    var informed = blinded.with(fitted);
    var predicted = new ArrayList<CaseResult>();
    var inputs = new ArrayList<CaseSpec>();
    var unpredicted = new ArrayList<Unpredicted>();
    for (var spec : own) {
      if (isNative(spec, shelf)) {
        inputs.add(spec);
        continue;
      }
      var missing = missing(spec, informed, evaluator);
      if (missing.isEmpty()) {
        predicted.add(evaluator.evaluate(spec, informed.costs(spec)));
      } else {
        unpredicted.add(
            new Unpredicted(
                spec, "no other source says anything of " + String.join(", ", missing)));
      }
    }
    return new Fold(source, predicted, inputs, unpredicted, hidden.size(), fitted.size());
  }

  private static boolean isNative(CaseSpec spec, Shelf shelf) {
    var implementation = shelf.implementations().get(spec.implementation().base());
    return implementation != null && implementation.technique() == Technique.BARE_METAL;
  }

  /** Returns the hidden figures without a prior that the prediction of a case moves with. */
  private static List<String> missing(CaseSpec spec, Blinded blinded, CaseEvaluator evaluator) {
    var missing = new ArrayList<String>();
    double before = Double.NaN;
    for (var figure : blinded.of(spec)) {
      if (figure.prior() == null) {
        if (Double.isNaN(before)) {
          before = evaluator.evaluate(spec, blinded.costs(spec)).predicted();
        }
        var changed = blinded.with(Map.of(figure.name(), OTHER_VALUE * blinded.value(figure)));
        double after = evaluator.evaluate(spec, changed.costs(spec)).predicted();
        if (Math.abs(after - before) > NO_CHANGE * before) {
          missing.add(figure.key());
        }
      }
    }
    return missing;
  }

  /** Returns the values of the hidden figures that the cases of other sources determine. */
  private static Map<String, Double> fitted(
      Blinded blinded, List<CaseSpec> others, CaseEvaluator evaluator) {
    var measurements = new ArrayList<Measurement>();
    var unknowns = new LinkedHashMap<String, Price>();
    for (var spec : others) {
      if (spec.workload().micro() == null) {
        continue; // prices are fitted to micro-benchmarks only
      }
      var prices = blinded.fittable(spec);
      if (prices.isEmpty() || !missing(spec, blinded, evaluator).isEmpty()) {
        continue;
      }
      var design =
          new Design(
              blinded.costs(spec),
              prices,
              changed ->
                  blinded.with(Map.of(changed.getKey(), changed.getValue().amount())).costs(spec));
      var measurement =
          design.measurement(
              spec.name(),
              costs -> evaluator.evaluate(spec, costs).predicted(),
              spec.publishedValue(),
              NOISE_FRACTION * spec.publishedValue());
      if (!measurement.counts().isEmpty()) {
        measurements.add(measurement);
        unknowns.putAll(prices);
      }
    }
    var values = new LinkedHashMap<String, Double>();
    if (!measurements.isEmpty()) {
      var fit = Fit.of(measurements, Design.unknowns(unknowns, measurements));
      for (var price : fit.prices()) {
        if (price.measurements() > 0) {
          values.put(price.unknown().name(), price.value());
        }
      }
    }
    return values;
  }
}
