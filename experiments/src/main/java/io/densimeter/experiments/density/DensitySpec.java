package io.densimeter.experiments.density;

import io.densimeter.experiments.spec.TechniqueSpec;
import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Size;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.operation.ServiceLevel;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A density file: how many tiles of guests a host carries under a service level.
 *
 * @param name name of the experiment
 * @param question the question it answers
 * @param seed seed of every random stream
 * @param host the host
 * @param techniques the techniques to compare
 * @param tile the guests of one tile
 * @param serviceLevel what has to be kept
 * @param warmupNanos time before anything is counted
 * @param measuredNanos time after that
 * @param precisionFraction half-width of the 95 % interval over the mean
 * @param mostReplications replications after which they end anyway
 * @param mostTiles most tiles that are tried
 */
@Doc("How many guests, or tiles of guests, a host carries under a service level.")
public record DensitySpec(
    @Doc("Name of the experiment.") String name,
    @Doc("The question that it answers, as one sentence.") String question,
    @Doc("Seed of every random stream. Same file, same seed, same results.") @Between(least = "0")
        long seed,
    DensityHostSpec host,
    @Doc("The virtualization techniques to compare.") @Size(min = 1) List<TechniqueSpec> techniques,
    @Doc("The guests of one tile; density counts tiles.") @Size(min = 1, max = 32)
        List<TileGuestSpec> tile,
    ServiceLevelSpec serviceLevel,
    @Doc("Simulated time before anything is counted.")
        @Default("1 s")
        @Unit(value = Dimension.TIME, usual = "s")
        @Between(most = "1 d")
        long warmupNanos,
    @Doc("Simulated time after that, in each replication.")
        @Default("10 s")
        @Unit(value = Dimension.TIME, usual = "s")
        @Between(least = "10 ms", most = "1 d")
        long measuredNanos,
    @Doc("Half-width of the 95 % interval, over the mean, at which replications end.")
        @Default("5 %")
        @Unit(Dimension.SHARE)
        @Between(least = "0.1 %", most = "50 %")
        double precisionFraction,
    @Doc("Replications after which they end anyway.")
        @Default("20")
        @Between(least = "2", most = "1000")
        int mostReplications,
    @Doc("Most tiles that are tried.") @Default("1000") @Between(least = "1", most = "10000")
        int mostTiles)
    implements Validated {

  /**
   * What a host has to keep.
   *
   * @param percentile percentile of the response time
   * @param responseNanos its bound
   * @param cpuReadyFraction most CPU ready
   */
  @Doc("What a host has to keep for its guests to be served well.")
  public record ServiceLevelSpec(
      @Doc("Percentile of the response time that is bounded.")
          @Default("95")
          @Between(least = "1", most = "100")
          double percentile,
      @Doc("The bound of that percentile.")
          @Unit(value = Dimension.TIME, usual = "ms")
          @Between(least = "1 us", most = "1 d")
          long responseNanos,
      @Doc("Most CPU ready, over the time of the guests' vCPUs.")
          @Default("100 %")
          @Unit(Dimension.SHARE)
          @Between(most = "100 %")
          double cpuReadyFraction) {
    ServiceLevel level() {
      return new ServiceLevel(percentile / 100, responseNanos, cpuReadyFraction);
    }
  }

  @Override
  public List<Problem> validate() {
    var problems = new ArrayList<Problem>();
    var names = new HashSet<String>();
    for (int i = 0; i < tile.size(); i++) {
      var guest = tile.get(i);
      if (!names.add(guest.name())) {
        problems.add(
            new Problem("tile[" + i + "].name", "there is another guest " + guest.name() + "."));
      }
      for (var problem : host.pcpus().problems(host.cores(), guest.vcpus())) {
        problems.add(problem.under("host.pcpus"));
      }
    }
    var labels = new HashSet<String>();
    for (int i = 0; i < techniques.size(); i++) {
      if (!labels.add(techniques.get(i).label())) {
        problems.add(
            new Problem(
                "techniques[" + i + "]",
                "there is another " + techniques.get(i).label() + "; give one a name."));
      }
    }
    return problems;
  }
}
