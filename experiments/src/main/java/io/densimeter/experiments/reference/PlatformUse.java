package io.densimeter.experiments.reference;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.NameOf;
import io.densimeter.experiments.yaml.Shorthand;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.platform.CpuFeature;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Price;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The platform of a reference case: one of the catalogue or of a file, or a machine of its own that
 * is like one but for what is known of it. The source is the case's.
 *
 * @param name the platform; with {@code like}, what the machine is called
 * @param like the platform that all which is not given here is taken from; null for {@code name}
 * @param clockHertz its clock; null for that of the other
 * @param walkLevels levels of its page tables; null for those of the other
 * @param features its features; null for those of the other
 * @param prices prices that differ, in cycles or as times at its clock
 */
@Doc("The platform: a name, or a name with what differs.")
@Shorthand("name")
public record PlatformUse(
    @Doc("A platform of the catalogue or a YAML file; with like, a name of your own.")
        @NameOf(value = "platform", orFile = true, unless = "like")
        String name,
    @Doc("The platform of the catalogue or YAML file that comes nearest.")
        @NameOf(value = "platform", orFile = true)
        @Nullable String like,
    @Doc("Clock of the machine, when it differs.")
        @Unit(Dimension.CLOCK)
        @Between(least = "1 MHz", most = "100 GHz")
        @Nullable Long clockHertz,
    @Doc("Levels of the page tables, when they differ.") @Between(least = "1", most = "8")
        @Nullable Integer walkLevels,
    @Doc("Features of the CPU, when they differ.") @Nullable List<CpuFeature> features,
    @Doc("Prices that differ: 150 cycles, or 57.7 ns at the machine's clock.") @Default("{}")
        Map<Primitive, Cost> prices)
    implements Validated {

  @Override
  public List<Problem> validate() {
    var problems = new ArrayList<Problem>();
    prices.forEach(
        (primitive, cost) -> {
          if (cost.validate().isEmpty()
              && cost.toPrice("check").unit() == Price.Unit.INSTRUCTIONS) {
            problems.add(
                new Problem(
                    "prices." + primitive.yamlName(),
                    "of a platform is in cycles or a time, was " + cost.text().text() + "."));
          }
        });
    return problems;
  }

  /** Returns the entry of the catalogue that it starts from. */
  public String base() {
    return like == null ? name : like;
  }

  /** Returns the platform. */
  public Platform apply(Platform base, String source) {
    long clock = clockHertz == null ? base.clockHertz() : clockHertz;
    var changed = new EnumMap<Primitive, Price>(base.prices());
    prices.forEach(
        (primitive, cost) -> {
          var price = cost.toPrice(source);
          boolean time = price.unit() == Price.Unit.NANOSECONDS;
          double cycles = time ? price.amount() * (clock / 1e9) : price.amount();
          changed.put(primitive, new Price(cycles, Price.Unit.CYCLES, source));
        });
    var has = EnumSet.noneOf(CpuFeature.class);
    has.addAll(features == null ? base.features() : features);
    return new Platform(
        like == null ? base.name() : name,
        base.description(),
        base.year(),
        clock,
        walkLevels == null ? base.walkLevels() : walkLevels,
        has,
        changed);
  }
}
