package io.densimeter.model.operation;

import io.densimeter.model.sim.RandomStreams;
import io.densimeter.model.stats.ConfidenceInterval;
import io.densimeter.model.units.Require;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * How many tiles of guests a host carries under a service level: in each replication the largest
 * number that keeps it, by bracketing and bisection on whole numbers; replications until the 95 %
 * interval of their mean is as narrow as asked.
 *
 * <p>A guest's random numbers depend on its name and the replication only, so that hosts with one
 * tile more see the same requests of the others (common random numbers), and so do all techniques.
 * Bisection takes it that a host that breaks the level breaks it with more tiles too.
 */
public final class DensitySearch {
  private static final double LEVEL = 0.95;
  private static final int FEWEST_REPLICATIONS = 5;

  private final IntFunction<OperationInputs> host;
  private final ServiceLevel serviceLevel;
  private final int most;
  private final DensityLimit reasonForMost;
  private final long seed;

  /**
   * Creates a search.
   *
   * @param host makes a host that carries so many tiles
   * @param serviceLevel what it has to keep
   * @param most most tiles, 0 or more, such as memory allows
   * @param reasonForMost why there cannot be more
   * @param seed seed of all random numbers
   */
  public DensitySearch(
      IntFunction<OperationInputs> host,
      ServiceLevel serviceLevel,
      int most,
      DensityLimit reasonForMost,
      long seed) {
    this.host = host;
    this.serviceLevel = serviceLevel;
    this.most = most;
    this.reasonForMost = reasonForMost;
    this.seed = seed;
  }

  /**
   * What a search found.
   *
   * @param tiles mean over replications of the largest number of tiles, with its 95 % interval
   * @param limits in how many replications what was the limit
   * @param hosts what hosts at the largest number gave, one for each replication that carried any
   */
  public record Found(
      ConfidenceInterval tiles, Map<DensityLimit, Integer> limits, List<OperationResult> hosts) {
    public Found {
      var copy = new EnumMap<DensityLimit, Integer>(DensityLimit.class);
      copy.putAll(limits);
      limits = copy;
      hosts = List.copyOf(hosts);
    }

    /** Returns what was the limit in most replications. */
    public DensityLimit limit() {
      var most = limits.keySet().iterator().next();
      for (var entry : limits.entrySet()) {
        most = entry.getValue() > limits.getOrDefault(most, 0) ? entry.getKey() : most;
      }
      return most;
    }
  }

  /**
   * Searches.
   *
   * @param precision half-width of the interval over the mean at which replications end, such as
   *     0.05; half a tile is enough in any case
   * @param mostReplications replications after which they end anyway, 2 or more
   */
  public Found run(double precision, int mostReplications) {
    Require.positive("precision", precision);
    var counts = new ArrayList<Integer>();
    var limits = new EnumMap<DensityLimit, Integer>(DensityLimit.class);
    var hosts = new ArrayList<OperationResult>();
    int guess = 1;
    while (true) {
      var replication = new Replication(counts.size());
      int tiles = replication.largest(guess);
      guess = Math.max(1, tiles);
      counts.add(tiles);
      limits.merge(replication.limit(tiles), 1, Integer::sum);
      if (tiles > 0) {
        hosts.add(replication.result(tiles));
      }
      double[] values = counts.stream().mapToDouble(Integer::doubleValue).toArray();
      var interval = ConfidenceInterval.student(values, LEVEL);
      boolean enough = counts.size() >= Math.min(FEWEST_REPLICATIONS, mostReplications);
      boolean narrow = interval.halfWidth() <= Math.max(0.5, precision * interval.mean());
      if ((enough && narrow) || counts.size() >= mostReplications) {
        return new Found(interval, limits, hosts);
      }
    }
  }

  /** One replication: hosts are simulated once for each number of tiles. */
  private final class Replication {
    private final int number;
    private final Map<Integer, OperationResult> results = new TreeMap<>();

    Replication(int number) {
      this.number = number;
    }

    OperationResult result(int tiles) {
      return results.computeIfAbsent(
          tiles, n -> OperationSimulation.run(host.apply(n), new RandomStreams(seed, number)));
    }

    private boolean isKept(int tiles) {
      return tiles == 0 || (tiles <= most && serviceLevel.isKeptBy(result(tiles)));
    }

    /** Returns the largest number of tiles, looking around a guess first. */
    int largest(int guess) {
      int kept = 0;
      int broken = most + 1;
      int step = 1;
      int tried = Math.min(guess, most);
      while (tried > kept && tried < broken) {
        if (isKept(tried)) {
          kept = tried;
          tried = kept > Integer.MAX_VALUE / 2 ? broken : kept + step;
        } else {
          broken = tried;
          tried = Math.max(kept, broken - step);
        }
        step *= 2;
      }
      while (broken - kept > 1) {
        int middle = kept + (broken - kept) / 2;
        if (isKept(middle)) {
          kept = middle;
        } else {
          broken = middle;
        }
      }
      return kept;
    }

    DensityLimit limit(int tiles) {
      if (tiles >= most) {
        return reasonForMost;
      }
      if (tiles == 0) {
        return DensityLimit.GUEST;
      }
      var limit = DensityLimit.of(result(tiles + 1));
      return limit == DensityLimit.PCPU && locksAreTheReason(tiles + 1)
          ? DensityLimit.KERNEL_LOCKS
          : limit;
    }

    /** Waiting for a lock looks like work; so the host is tried with locks that are always free. */
    private boolean locksAreTheReason(int tiles) {
      if (result(tiles).lockNanos() == 0) {
        return false;
      }
      var free = KernelNeighbours.none(host.apply(tiles));
      return serviceLevel.isKeptBy(OperationSimulation.run(free, new RandomStreams(seed, number)));
    }
  }
}
