package io.densimeter.model.machine;

import io.densimeter.model.units.Require;
import java.util.Arrays;

/**
 * The power a host draws by its CPU utilisation: eleven measured points, 0 % to 100 % in steps of
 * 10 %, linear between them (the form of SPECpower_ssj2008 results).
 */
public final class PowerCurve {
  /** Number of points of a curve. */
  public static final int POINTS = 11;

  private final String name;
  private final String source;
  private final double[] watts;

  /**
   * Creates a curve.
   *
   * @param name the catalogue's name
   * @param source where the points were published
   * @param watts the eleven points, in watts, each zero or more
   */
  public PowerCurve(String name, String source, double... watts) {
    if (watts.length != POINTS) {
      throw new IllegalArgumentException(
          "A power curve (" + name + ") has " + POINTS + " points, not " + watts.length + ".");
    }
    for (double point : watts) {
      Require.notNegative("watts", point);
    }
    this.name = name;
    this.source = source;
    this.watts = Arrays.copyOf(watts, POINTS);
  }

  /** Returns the catalogue's name. */
  public String name() {
    return name;
  }

  /** Returns where the points were published. */
  public String source() {
    return source;
  }

  /** Returns the point in watts at a number of tenths of full load, 0 to 10. */
  public double pointWatts(int tenths) {
    return watts[tenths];
  }

  /** Returns the power in watts at a utilisation of 0 to 1; above 1 it is that at 1. */
  public double watts(double utilisation) {
    double tenths = Math.min(Math.max(utilisation, 0), 1) * (POINTS - 1);
    int below = Math.min((int) tenths, POINTS - 2);
    return watts[below] + (tenths - below) * (watts[below + 1] - watts[below]);
  }
}
