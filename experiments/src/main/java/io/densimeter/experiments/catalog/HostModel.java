package io.densimeter.experiments.catalog;

import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.tco.CoreAndMemoryPrice;
import io.densimeter.model.units.Money;
import io.densimeter.model.units.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model of host with what it costs, as written in the catalogue.
 *
 * @param name its name
 * @param description what it is
 * @param fixed its price; null when it is made from its cores and memory
 * @param perCore price of a core at ratio 0; null when the price is fixed
 * @param perRatio price of a core for each unit of the ratio; null when the price is fixed
 * @param ratio which way the ratio goes; null when the price is fixed
 * @param counted which cores are multiplied; null when the price is fixed
 * @param source where the figures come from
 * @param date when they held
 */
public record HostModel(
    String name,
    String description,
    @Nullable Money fixed,
    @Nullable Money perCore,
    @Nullable Money perRatio,
    CoreAndMemoryPrice.@Nullable Ratio ratio,
    CoreAndMemoryPrice.@Nullable Counted counted,
    String source,
    String date)
    implements Validated {
  private static final double BYTES_PER_GIB = 1L << 30;

  /** Returns the price of such a host. */
  public double price(int cores, long memoryBytes) {
    if (fixed != null) {
      return fixed.amount();
    }
    if (perCore == null || perRatio == null || ratio == null || counted == null) {
      throw new IllegalStateException("The model " + name + " has no price.");
    }
    return new CoreAndMemoryPrice(perCore.amount(), perRatio.amount(), ratio, counted)
        .ofServer(cores, memoryBytes / BYTES_PER_GIB);
  }

  /** Returns the ISO code of its price. */
  public String currency() {
    var money = fixed == null ? perCore : fixed;
    if (money == null) {
      throw new IllegalStateException("The model " + name + " has no price.");
    }
    return money.currency();
  }

  @Override
  public List<Problem> validate() {
    boolean rule = perCore != null && perRatio != null && ratio != null && counted != null;
    return (fixed != null) == rule
        ? List.of(new Problem("", "needs either fixed, or per-core, per-ratio, ratio, counted."))
        : List.of();
  }
}
