package io.densimeter.model.machine;

import io.densimeter.model.units.Require;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The power a host draws by its CPU utilisation: points at even steps from idle to full load,
 * linear between them. A measured curve has eleven, 0 % to 100 % in steps of 10 % (the form of
 * SPECpower_ssj2008 results).
 *
 * <p>A curve that follows a {@link PowerModel} from idle and highest power alone has two points
 * when it is linear and else 1,001, so that simulation reads all curves in the same way. Between
 * those points it is off by at most 0.03 % of the range from idle to highest power above a
 * utilisation of 0.2 %, and for the square root by 0.8 % below it.
 */
public final class PowerCurve {
  /** Number of points of a measured curve. */
  public static final int POINTS = 11;

  private static final int SEGMENTS_OF_MODEL = 1_000;

  private final String name;
  private final String source;
  private final @Nullable PowerModel model;
  private final double[] watts;

  /**
   * Creates a measured curve.
   *
   * @param name the catalogue's name
   * @param source where the points were published
   * @param watts the eleven points, in watts, each zero or more
   */
  public PowerCurve(String name, String source, double... watts) {
    this(name, source, null, Arrays.copyOf(watts, watts.length));
    if (watts.length != POINTS) {
      throw new IllegalArgumentException(
          "A power curve (" + name + ") has " + POINTS + " points, not " + watts.length + ".");
    }
  }

  private PowerCurve(String name, String source, @Nullable PowerModel model, double[] watts) {
    for (double point : watts) {
      Require.notNegative("watts", point);
    }
    this.name = name;
    this.source = source;
    this.model = model;
    this.watts = watts;
  }

  /**
   * Returns a curve from idle and highest power alone.
   *
   * @param name the catalogue's name
   * @param source where the two were published
   * @param model what power is assumed to do between them
   * @param maxWatts power at full load, not below {@code idleWatts}
   */
  public static PowerCurve between(
      String name, String source, PowerModel model, double idleWatts, double maxWatts) {
    Require.notNegative("idleWatts", idleWatts);
    if (!(maxWatts >= idleWatts)) {
      throw new IllegalArgumentException(
          "The maxWatts (" + maxWatts + ") must not be below idle, " + idleWatts + ".");
    }
    int segments = model == PowerModel.LINEAR ? 1 : SEGMENTS_OF_MODEL;
    double[] watts = new double[segments + 1];
    for (int point = 0; point <= segments; point++) {
      watts[point] = idleWatts + (maxWatts - idleWatts) * model.share((double) point / segments);
    }
    return new PowerCurve(name, source, model, watts);
  }

  /** Returns the catalogue's name. */
  public String name() {
    return name;
  }

  /** Returns where the points were published. */
  public String source() {
    return source;
  }

  /** Returns what it follows between idle and highest power; null for a measured curve. */
  public @Nullable PowerModel model() {
    return model;
  }

  /** Returns how many pieces it is made of: one less than its points. */
  public int segments() {
    return watts.length - 1;
  }

  /** Returns the power in watts at a point, 0 for idle to {@link #segments} for full load. */
  public double pointWatts(int point) {
    return watts[point];
  }

  /** Returns the power in watts at a utilisation of 0 to 1; above 1 it is that at 1. */
  public double watts(double utilisation) {
    double position = Math.min(Math.max(utilisation, 0), 1) * segments();
    int below = Math.min((int) position, segments() - 1);
    return watts[below] + (position - below) * (watts[below + 1] - watts[below]);
  }
}
