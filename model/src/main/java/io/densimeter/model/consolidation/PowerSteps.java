package io.densimeter.model.consolidation;

import io.densimeter.model.machine.PowerCurve;

/**
 * What hosts of one type draw more for more load, as the search for targets asks for it.
 *
 * <p>The rise of power by a guest, as a function of the load before it, is linear between the
 * points of the curve and the points less the guest; and when the curve bends one way only, it
 * rises or falls all along. So over a range of loads it is least at an end, when no such place lies
 * within; else it is no less than the flattest segment allows.
 */
final class PowerSteps {
  private final double[] points; // watts
  private final int segments;
  private final int pieces; // that are to be told apart: all segments, or one if it bends one way
  private final double[] leastSlope; // watts by utilisation, from piece and to piece

  PowerSteps(PowerCurve curve) {
    segments = curve.segments();
    points = new double[segments + 1];
    for (int point = 0; point <= segments; point++) {
      points[point] = curve.pointWatts(point);
    }
    pieces = bendsOneWay() ? 1 : segments;
    leastSlope = new double[pieces * pieces];
    for (int from = 0; from < pieces; from++) {
      double least = Double.POSITIVE_INFINITY;
      for (int to = from; to < pieces; to++) {
        least = Math.min(least, (points[to + 1] - points[to]) * segments);
        leastSlope[from * pieces + to] = least;
      }
    }
  }

  private boolean bendsOneWay() {
    boolean up = true;
    boolean down = true;
    for (int point = 1; point < segments; point++) {
      double bend = points[point + 1] - 2 * points[point] + points[point - 1];
      up &= bend >= 0;
      down &= bend <= 0;
    }
    return up || down;
  }

  /** Returns the power in watts at a utilisation of 0 to 1; above 1 it is that at 1. */
  double watts(double utilisation) {
    if (utilisation >= 1) {
      return points[segments];
    }
    double position = utilisation * segments;
    int below = (int) position;
    return points[below] + (position - below) * (points[below + 1] - points[below]);
  }

  /** Returns how much the power rises, in watts, from a utilisation by a step of it. */
  double rise(double utilisation, double step) {
    return watts(utilisation + step) - watts(utilisation);
  }

  /** Returns a lower bound of the rise by a step from any utilisation between two. */
  double leastRise(double lower, double upper, double step) {
    int from = piece(lower);
    int to = piece(upper + step);
    if (pieces > 1) {
      if (from == to) {
        return leastSlope[from * pieces + from] * step;
      }
      if (piece(upper) > from || piece(lower + step) < to) {
        return leastSlope[from * pieces + to] * step;
      }
    }
    return Math.min(rise(lower, step), rise(upper, step));
  }

  private int piece(double utilisation) {
    return Math.min(pieces - 1, (int) (utilisation * pieces));
  }
}
