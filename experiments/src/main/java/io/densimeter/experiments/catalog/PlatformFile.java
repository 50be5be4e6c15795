package io.densimeter.experiments.catalog;

import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.platform.CpuFeature;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Price;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.units.Dimension;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** A platform as written in the catalogue; the components are those of {@link Platform}. */
record PlatformFile(
    String name,
    String description,
    int year,
    @Unit(Dimension.CLOCK) long clockHertz,
    int walkLevels,
    List<CpuFeature> features,
    Map<Primitive, PriceEntry> prices) {
  Platform toPlatform() {
    var bound = new EnumMap<Primitive, Price>(Primitive.class);
    prices.forEach((primitive, entry) -> bound.put(primitive, entry.toPrice()));
    var featureSet = EnumSet.noneOf(CpuFeature.class);
    featureSet.addAll(features);
    return new Platform(name, description, year, clockHertz, walkLevels, featureSet, bound);
  }
}
