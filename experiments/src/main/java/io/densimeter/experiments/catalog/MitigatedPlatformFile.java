package io.densimeter.experiments.catalog;

import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Price;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A platform of the years since 2018 as written in the catalogue: another platform, with what
 * mitigations in kernel and microcode add to its prices. Clock and features are the other's.
 *
 * @param name name in files
 * @param description one line for a reader
 * @param year year of the mitigations
 * @param unmitigated the platform without them
 * @param adds what they add to the price of a primitive, in cycles
 */
record MitigatedPlatformFile(
    String name, String description, int year, String unmitigated, Map<Primitive, PriceEntry> adds)
    implements Validated {

  @Override
  public List<Problem> validate() {
    var problems = new ArrayList<Problem>();
    adds.forEach(
        (primitive, entry) -> {
          if (entry.cycles() == null) {
            problems.add(new Problem("adds." + primitive.yamlName(), "must be in cycles."));
          }
        });
    return problems;
  }

  /** Returns the platform. */
  Platform toPlatform(Platform base) {
    var prices = new EnumMap<Primitive, Price>(base.prices());
    adds.forEach(
        (primitive, entry) -> {
          var added = entry.toPrice();
          var before = base.prices().get(primitive);
          prices.put(primitive, before == null ? added : sum(before, added));
        });
    return new Platform(
        name, description, year, base.clockHertz(), base.walkLevels(), base.features(), prices);
  }

  private static Price sum(Price before, Price added) {
    return new Price(
        before.amount() + added.amount(),
        Price.Unit.CYCLES,
        "computed: "
            + before.amount()
            + " cycles before 2018 ("
            + before.source()
            + ") and "
            + added.amount()
            + " ("
            + added.source()
            + ")");
  }
}
