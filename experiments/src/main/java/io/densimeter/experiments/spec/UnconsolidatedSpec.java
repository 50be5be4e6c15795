package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Size;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Word;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The estate before consolidation, each operating system on a host of its own: what savings are
 * counted against.
 *
 * @param hosts its hosts, by kind
 */
@Doc("The estate before consolidation, which savings are counted against: one OS on each host.")
public record UnconsolidatedSpec(@Doc("Its hosts, by kind.") @Size(min = 1) List<OldHosts> hosts) {

  /**
   * Hosts of a kind.
   *
   * @param name name of the kind
   * @param count how many
   * @param sockets CPU sockets of a host
   * @param cores physical cores of a host
   * @param powerWatts power of a host in the mean
   * @param peakWatts power of a host at full load; null for that in the mean
   * @param price price of a new one in its place; null when those that there are stay
   */
  @Doc("Hosts of a kind.")
  public record OldHosts(
      @Doc("Name of the kind.") @Word String name,
      @Doc("How many there are.") @Between(least = "1", most = "1000000") int count,
      @Doc("CPU sockets of a host.") @Default("2") @Between(least = "1", most = "64") int sockets,
      @Doc("Physical cores of a host.") @Between(least = "1", most = "4096") int cores,
      @Doc("Power of a host in the mean.") @Unit(Dimension.POWER) double powerWatts,
      @Doc("Power of a host at full load; left out, that in the mean.") @Unit(Dimension.POWER)
          @Nullable Double peakWatts,
      @Doc("Price of a new one in its place; left out, those that there are stay.")
          @Nullable Money price) {}
}
