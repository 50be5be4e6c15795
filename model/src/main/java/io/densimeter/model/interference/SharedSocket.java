package io.densimeter.model.interference;

import java.util.ArrayList;
import java.util.List;

/**
 * Guests that run side by side on a socket, in the steady state of what they do to each other.
 *
 * <p>How fast a guest runs decides how fast it fills the cache; what it holds of the cache decides
 * its misses; all misses decide the latency of memory; and these decide how fast it runs (the
 * system of equations of StatCC, Eklov et al., HiPEAC 2011). The inner two have one solution each,
 * by bisection: the age of eviction ({@link CacheSharing}) and the latency at which memory serves
 * what is asked. The speeds are iterated with damping from those of guests that are alone. Where
 * several steady states exist (who holds the cache runs fast and keeps it), that start chooses.
 *
 * <p>Limits act on the state: a class of the cache makes it smaller for everybody else, a bandwidth
 * limit stalls the guest that reaches it, a CPU limit bounds its speed.
 *
 * <p>Left out: associativity, the phase of working sets, code and pages that guests share, prefetch
 * that is given up under load, traffic of devices, the other socket's memory.
 */
public final class SharedSocket {
  private static final double TOLERANCE = 1e-10;
  private static final int MOST_ITERATIONS = 20_000;
  private static final int PATIENCE = 200;

  private final SocketMemory socket;
  private final List<CoRunner> runners;
  private final int kinds;
  private final FootprintCurve[] curves;
  private final int[][] members; // by cache class: guests of each kind in it
  private final double[] lines;
  private final double[] missRatio;
  private final double[] cycles; // per instruction
  private final double[] aloneCycles;
  private final double[] speed; // instructions per second of one guest
  private double latencyCycles;

  private SharedSocket(SocketMemory socket, List<CoRunner> runners) {
    this.socket = socket;
    this.runners = List.copyOf(runners);
    kinds = runners.size();
    curves = new FootprintCurve[kinds];
    members = new int[1 + socket.cacheClassWays().size()][kinds];
    lines = new double[kinds];
    missRatio = new double[kinds];
    cycles = new double[kinds];
    aloneCycles = new double[kinds];
    speed = new double[kinds];
    for (int i = 0; i < kinds; i++) {
      var runner = runners.get(i);
      curves[i] = new FootprintCurve(runner.profile());
      if (runner.cacheClass() >= members.length) {
        throw new IllegalArgumentException(
            "There is no cache class "
                + runner.cacheClass()
                + ": the socket has "
                + (members.length - 1)
                + ", from 1.");
      }
      members[runner.cacheClass()][i] = runner.count();
    }
  }

  /**
   * Returns what each kind of guest has of a socket that they share, in the order of the kinds.
   *
   * @throws IllegalArgumentException when there are no guests, or one is in a class that the socket
   *     does not have
   * @throws IllegalStateException when no steady state is found
   */
  public static List<Interference> of(SocketMemory socket, List<CoRunner> runners) {
    if (runners.isEmpty()) {
      throw new IllegalArgumentException("Nobody runs on the socket: it needs a guest or more.");
    }
    var together = new SharedSocket(socket, runners);
    for (int i = 0; i < together.kinds; i++) {
      together.aloneCycles[i] = alone(socket, runners.get(i));
    }
    together.settle();
    return together.results();
  }

  /** Returns the cycles per instruction of a guest that is alone and without limits. */
  private static double alone(SocketMemory socket, CoRunner runner) {
    var guest = CoRunner.busy(runner.profile(), runner.demandVcpus());
    var only = new SharedSocket(socket.withCacheClasses(List.of()), List.of(guest));
    // All accesses are its own: its share of the cache does not depend on how fast it is.
    only.speed[0] = only.most(0, runner.profile().cyclesPerInstruction());
    only.shareCache();
    only.balanceMemory();
    return only.cycles[0];
  }

  private void settle() {
    for (int i = 0; i < kinds; i++) {
      speed[i] = speed(i, aloneCycles[i]);
    }
    var before = new double[kinds];
    double damping = 0.5;
    double best = Double.POSITIVE_INFINITY;
    int sinceBest = 0;
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      System.arraycopy(speed, 0, before, 0, kinds);
      shareCache();
      balanceMemory();
      double change = 0;
      for (int i = 0; i < kinds; i++) {
        double next = speed(i, cycles[i]);
        change = Math.max(change, Math.abs(next / before[i] - 1));
        speed[i] = before[i] * StrictMath.pow(next / before[i], damping);
      }
      if (change < TOLERANCE) {
        return;
      }
      if (change < best) {
        best = change;
        sinceBest = 0;
      } else if (++sinceBest == PATIENCE) {
        damping /= 2; // it goes round in a circle: take smaller steps
        sinceBest = 0;
      }
    }
    throw new IllegalStateException(
        "The guests of a socket did not settle: after "
            + MOST_ITERATIONS
            + " iterations their speeds still change by "
            + best
            + ". "
            + runners);
  }

  private void shareCache() {
    var accessRates = new double[kinds];
    for (int i = 0; i < kinds; i++) {
      accessRates[i] = speed[i] * runners.get(i).profile().accessesPerKiloInstruction() / 1000;
    }
    for (int each = 0; each < members.length; each++) {
      CacheSharing.share(socket.cacheLines(each), curves, members[each], accessRates, lines);
    }
    for (int i = 0; i < kinds; i++) {
      missRatio[i] = runners.get(i).profile().missRatio(lines[i] * MemoryProfile.LINE_BYTES);
    }
  }

  /** Finds the latency at which memory serves what is asked; the higher it is, the less that is. */
  private void balanceMemory() {
    double low = socket.idleLatencyCycles();
    double high = low;
    while (asked(high) > served(high)) {
      low = high;
      high *= 2;
      if (high == Double.POSITIVE_INFINITY) {
        throw new IllegalStateException("No latency holds back " + runners);
      }
    }
    while (true) {
      double middle = low + (high - low) / 2;
      if (middle == low || middle == high) {
        break;
      }
      if (asked(middle) > served(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    latencyCycles = high;
    for (int i = 0; i < kinds; i++) {
      cycles[i] = cycles(i, latencyCycles);
    }
  }

  private double served(double latency) {
    return socket.bandwidthBytesPerSecond()
        * LoadedLatency.utilisation(latency / socket.idleLatencyCycles());
  }

  private double asked(double latency) {
    double sum = 0;
    for (int i = 0; i < kinds; i++) {
      sum += runners.get(i).count() * traffic(i, speed(i, cycles(i, latency)));
    }
    return sum;
  }

  private double traffic(int i, double instructionsPerSecond) {
    return instructionsPerSecond * runners.get(i).profile().bytesPerInstruction(missRatio[i]);
  }

  /** Cycles per instruction at a latency, held back by the guest's bandwidth limit. */
  private double cycles(int i, double latency) {
    var runner = runners.get(i);
    double free = runner.profile().cyclesPerInstruction(missRatio[i], latency);
    double throttled =
        most(i, 1)
            * runner.profile().bytesPerInstruction(missRatio[i])
            / runner.bandwidthLimitBytesPerSecond();
    // What a guest asks for is what it does alone, so company does not make it faster than that.
    double least = keepsVcpusBusy(runner) ? 0 : aloneCycles[i];
    return Math.max(least, Math.max(free, throttled));
  }

  /** Instructions per second: what is asked for, or what the vCPUs can do. */
  private double speed(int i, double cyclesPerInstruction) {
    var runner = runners.get(i);
    double most = most(i, cyclesPerInstruction);
    return keepsVcpusBusy(runner)
        ? most
        : Math.min(runner.demandVcpus() * socket.clockHertz() / aloneCycles[i], most);
  }

  private static boolean keepsVcpusBusy(CoRunner runner) {
    return runner.demandVcpus() >= runner.vcpus();
  }

  private double most(int i, double cyclesPerInstruction) {
    return runners.get(i).vcpus() * socket.clockHertz() / cyclesPerInstruction;
  }

  private List<Interference> results() {
    var results = new ArrayList<Interference>();
    for (int i = 0; i < kinds; i++) {
      results.add(
          new Interference(
              lines[i] * MemoryProfile.LINE_BYTES,
              missRatio[i],
              cycles[i],
              traffic(i, speed[i]),
              cycles[i] / aloneCycles[i]));
    }
    return List.copyOf(results);
  }
}
