package io.densimeter.experiments.catalog;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.experiments.yaml.Word;
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
import java.util.Set;

/** A platform as written in the catalogue; the components are those of {@link Platform}. */
record PlatformFile(
    @Word String name,
    String description,
    int year,
    @Unit(Dimension.CLOCK) @Between(least = "1 MHz") long clockHertz,
    @Between(least = "1", most = "8") int walkLevels,
    List<CpuFeature> features,
    Map<Primitive, PriceEntry> prices)
    implements Validated {
  @Override
  public List<Problem> validate() {
    var problems = new ArrayList<Problem>();
    var has = Set.copyOf(features);
    for (var primitive : Primitive.values()) {
      var price = prices.get(primitive);
      if (price == null && primitive.isNeeded(has)) {
        problems.add(new Problem("prices." + primitive.yamlName(), "required price is missing."));
      } else if (price != null && price.cycles() == null) {
        problems.add(
            new Problem("prices." + primitive.yamlName(), "must be in cycles on a platform."));
      }
    }
    return problems;
  }

  Platform toPlatform() {
    var bound = new EnumMap<Primitive, Price>(Primitive.class);
    prices.forEach((primitive, entry) -> bound.put(primitive, entry.toPrice()));
    var featureSet = EnumSet.noneOf(CpuFeature.class);
    featureSet.addAll(features);
    return new Platform(name, description, year, clockHertz, walkLevels, featureSet, bound);
  }
}
