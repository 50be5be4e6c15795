package io.densimeter.model.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * The non-negative, regularised, weighted least squares fit of prices to measurements:
 *
 * <pre>
 * least Σ ((Σ count · x + fixed - value) / deviation)² + Σ ((x - prior) / priorDeviation)², x ≥ 0
 * </pre>
 *
 * <p>The second sum is a ridge towards the prior (Hoerl and Kennard, "Ridge regression",
 * Technometrics 12(1), 1970), which is the Bayesian estimate under a normal prior (Lindley and
 * Smith, JRSS B 34, 1972). Intervals are its 95 % credible ones, widened by the Birge ratio where
 * residuals are larger than the stated deviations allow: by that of the measurements that hang
 * together with the price through shared unknowns, so that disagreement elsewhere does not matter.
 * An unknown counts as determined by the data when they leave less than a tenth of the prior's
 * variance; two unknowns of which only the sum was measured keep half of it.
 */
public final class Fit {
  private static final double NORMAL_QUANTILE_95 = 1.959963984540054;
  private static final double DETERMINED_FRACTION = 0.9;

  /** Beyond this the smallest singular value is rounding. */
  private static final double SINGULAR = 1e12;

  private final List<Measurement> measurements;
  private final List<Unknown> measured;
  private final RealMatrix design;
  private final double[] shifted;

  private Fit(List<Measurement> measurements, List<Unknown> measured) {
    this.measurements = measurements;
    this.measured = measured;
    design = new Array2DRowRealMatrix(measurements.size(), measured.size());
    shifted = new double[measurements.size()];
    for (int i = 0; i < measurements.size(); i++) {
      var measurement = measurements.get(i);
      shifted[i] = (measurement.value() - measurement.fixed()) / measurement.deviation();
      for (int j = 0; j < measured.size(); j++) {
        var unknown = measured.get(j);
        double count = measurement.counts().getOrDefault(unknown.name(), 0.0);
        design.setEntry(i, j, count * unknown.priorDeviation() / measurement.deviation());
      }
    }
  }

  /**
   * Fits the unknowns to the measurements.
   *
   * @param measurements one or more
   * @param unknowns one or more, of different names; every name in a measurement is one of theirs
   * @throws IllegalArgumentException when they do not fit together, or no measurement holds an
   *     unknown
   */
  public static FitResult of(List<Measurement> measurements, List<Unknown> unknowns) {
    var byName = new LinkedHashMap<String, Unknown>();
    for (var unknown : unknowns) {
      if (byName.put(unknown.name(), unknown) != null) {
        throw new IllegalArgumentException("The unknown " + unknown.name() + " is there twice.");
      }
    }
    var held = new LinkedHashMap<String, Integer>();
    for (var measurement : measurements) {
      for (var name : measurement.counts().keySet()) {
        if (!byName.containsKey(name)) {
          throw new IllegalArgumentException(
              "Measurement " + measurement.name() + " counts " + name + ", which is no unknown.");
        }
        held.merge(name, 1, Integer::sum);
      }
    }
    if (held.isEmpty()) {
      throw new IllegalArgumentException("No measurement holds an unknown; nothing can be fitted.");
    }
    var measured = unknowns.stream().filter(unknown -> held.containsKey(unknown.name())).toList();
    return new Fit(measurements, measured).result(unknowns, held);
  }

  private FitResult result(List<Unknown> unknowns, Map<String, Integer> held) {
    double[] scaled = solve();
    var values = new LinkedHashMap<String, Double>();
    for (int j = 0; j < scaled.length; j++) {
      values.put(measured.get(j).name(), scaled[j] * measured.get(j).priorDeviation());
    }
    var residuals = residuals(values);
    double[] spread = spreadFactors(residuals);
    var covariance = covariance();
    var prices = new ArrayList<FittedPrice>();
    int column = 0;
    for (var unknown : unknowns) {
      if (held.containsKey(unknown.name())) {
        double variance = covariance.getEntry(column, column);
        double widening = spread[column];
        column++;
        prices.add(
            fitted(
                unknown,
                values.getOrDefault(unknown.name(), 0.0),
                variance,
                widening,
                held.getOrDefault(unknown.name(), 0)));
      } else {
        double half = NORMAL_QUANTILE_95 * unknown.priorDeviation();
        prices.add(
            new FittedPrice(
                unknown,
                Standing.FIXED,
                unknown.prior(),
                Math.max(0, unknown.prior() - half),
                unknown.prior() + half,
                0,
                0));
      }
    }
    return new FitResult(
        prices, residuals, conditionNumber(), Arrays.stream(spread).max().orElse(1));
  }

  private static FittedPrice fitted(
      Unknown unknown, double value, double variance, double spread, int measurements) {
    double dataFraction = Math.min(1, Math.max(0, 1 - variance));
    // The widening is of the data's part; the prior's own deviation is the widest there is.
    double deviation = Math.min(1, Math.sqrt(variance) * spread) * unknown.priorDeviation();
    double half = NORMAL_QUANTILE_95 * deviation;
    return new FittedPrice(
        unknown,
        dataFraction >= DETERMINED_FRACTION ? Standing.FITTED : Standing.SHARED,
        value,
        Math.max(0, value - half),
        value + half,
        dataFraction,
        measurements);
  }

  /** Solves the design with the ridge's rows below it, each unknown in its prior deviations. */
  private double[] solve() {
    int rows = design.getRowDimension();
    int columns = design.getColumnDimension();
    double[][] augmented = new double[rows + columns][columns];
    double[] target = new double[rows + columns];
    for (int i = 0; i < rows; i++) {
      augmented[i] = design.getRow(i);
      target[i] = shifted[i];
    }
    for (int j = 0; j < columns; j++) {
      augmented[rows + j][j] = 1;
      target[rows + j] = measured.get(j).prior() / measured.get(j).priorDeviation();
    }
    return NonNegativeLeastSquares.solve(augmented, target);
  }

  private List<Residual> residuals(Map<String, Double> values) {
    var residuals = new ArrayList<Residual>();
    for (var measurement : measurements) {
      double fitted = measurement.fixed();
      for (var count : measurement.counts().entrySet()) {
        fitted += count.getValue() * values.getOrDefault(count.getKey(), 0.0);
      }
      residuals.add(new Residual(measurement, fitted));
    }
    return residuals;
  }

  /** Returns the covariance of the unknowns, each in its prior deviations. */
  private RealMatrix covariance() {
    var information = design.transpose().multiply(design);
    for (int j = 0; j < information.getColumnDimension(); j++) {
      information.addToEntry(j, j, 1);
    }
    return new CholeskyDecomposition(information, 1e-9, 0).getSolver().getInverse();
  }

  /** Returns the Birge ratio of each unknown's group, at least 1. */
  private double[] spreadFactors(List<Residual> residuals) {
    int[] group = groups();
    double[] factors = new double[group.length];
    for (int j = 0; j < group.length; j++) {
      factors[j] = group[j] == j ? spreadFactor(j, group, residuals) : factors[group[j]];
    }
    return factors;
  }

  /** Returns the first unknown that each one hangs together with through measurements. */
  private int[] groups() {
    int[] group = IntStream.range(0, measured.size()).toArray();
    for (int i = 0; i < measurements.size(); i++) {
      int first = -1;
      for (int j = 0; j < group.length; j++) {
        if (design.getEntry(i, j) != 0 && first < 0) {
          first = j;
        } else if (design.getEntry(i, j) != 0) {
          int low = Math.min(group[first], group[j]);
          int high = Math.max(group[first], group[j]);
          Arrays.setAll(group, k -> group[k] == high ? low : group[k]);
        }
      }
    }
    return group;
  }

  private double spreadFactor(int leader, int[] group, List<Residual> residuals) {
    int[] columns = IntStream.range(0, group.length).filter(j -> group[j] == leader).toArray();
    int[] rows =
        IntStream.range(0, measurements.size())
            .filter(i -> Arrays.stream(columns).anyMatch(j -> design.getEntry(i, j) != 0))
            .toArray();
    int rank = new SingularValueDecomposition(design.getSubMatrix(rows, columns)).getRank();
    if (rows.length <= rank) {
      return 1;
    }
    double squares = 0;
    for (int row : rows) {
      squares += residuals.get(row).deviations() * residuals.get(row).deviations();
    }
    return Math.max(1, Math.sqrt(squares / (rows.length - rank)));
  }

  private double conditionNumber() {
    if (measurements.size() < measured.size()) {
      return Double.POSITIVE_INFINITY;
    }
    double[] singular = new SingularValueDecomposition(design).getSingularValues();
    double smallest = singular[singular.length - 1];
    return smallest * SINGULAR <= singular[0] ? Double.POSITIVE_INFINITY : singular[0] / smallest;
  }
}
