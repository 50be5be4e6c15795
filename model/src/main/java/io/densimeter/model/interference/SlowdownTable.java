package io.densimeter.model.interference;

import io.densimeter.model.units.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * How much the guests of a socket slow each other down, by how busy they are: what a simulator asks
 * at each step, a look-up instead of a steady state to be found.
 *
 * <p>While a guest runs, one vCPU of it is busy; its neighbours ask for an activity, the same share
 * of all their vCPUs. Points are equally spaced from an activity of 0 to the one that fills the
 * cores; beyond it there are no more cores to press from.
 */
public final class SlowdownTable {
  private static final int POINTS = 17;

  private final double mostActivity;
  private final double[][] slowdown; // by kind and point

  private SlowdownTable(double mostActivity, double[][] slowdown) {
    this.mostActivity = mostActivity;
    this.slowdown = slowdown;
  }

  /**
   * Returns the table of a set of guests.
   *
   * @param socket what they share
   * @param cores cores of the socket
   * @param kinds the guests; their vCPUs are those that the activity is a share of, their own
   *     demand is not looked at
   */
  public static SlowdownTable of(SocketMemory socket, int cores, List<CoRunner> kinds) {
    Require.positive("cores", cores);
    double vcpus = 0;
    for (var kind : kinds) {
      vcpus += kind.count() * kind.vcpus();
    }
    double mostActivity = Math.min(1, cores / vcpus);
    var slowdown = new double[kinds.size()][POINTS];
    for (int kind = 0; kind < kinds.size(); kind++) {
      slowdown[kind][0] = 1;
      for (int point = 1; point < POINTS; point++) {
        slowdown[kind][point] = at(socket, kinds, kind, mostActivity * point / (POINTS - 1));
      }
    }
    return new SlowdownTable(mostActivity, slowdown);
  }

  private static double at(SocketMemory socket, List<CoRunner> kinds, int which, double activity) {
    var running = kinds.get(which);
    double busy = Math.min(1, running.vcpus());
    var all = new ArrayList<CoRunner>();
    all.add(
        new CoRunner(
            running.profile(),
            1,
            busy,
            busy,
            running.cacheClass(),
            running.bandwidthLimitBytesPerSecond()));
    for (int kind = 0; kind < kinds.size(); kind++) {
      var each = kinds.get(kind);
      int count = each.count() - (kind == which ? 1 : 0);
      if (count > 0) {
        all.add(
            new CoRunner(
                each.profile(),
                count,
                activity * each.vcpus(),
                each.vcpus(),
                each.cacheClass(),
                each.bandwidthLimitBytesPerSecond()));
      }
    }
    return SharedSocket.of(socket, all).get(0).slowdown();
  }

  /**
   * Returns the slowdown of a running guest of a kind.
   *
   * @param kind index of the kind
   * @param activity share of the vCPUs of the socket's guests that work is asked for, 0 to 1
   */
  public double slowdown(int kind, double activity) {
    double position = Math.min(1, Math.max(0, activity) / mostActivity) * (POINTS - 1);
    int below = Math.min((int) position, POINTS - 2);
    double[] points = slowdown[kind];
    return points[below] + (position - below) * (points[below + 1] - points[below]);
  }
}
