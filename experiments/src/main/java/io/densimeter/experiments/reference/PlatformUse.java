package io.densimeter.experiments.reference;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.NameOf;
import io.densimeter.experiments.yaml.Shorthand;
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
import org.jspecify.annotations.Nullable;

/**
 * The platform of a reference case: one of the catalogue, or one of the catalogue with what the
 * published machine is known to differ in. The source is the case's.
 *
 * @param name a platform of the catalogue
 * @param clockHertz its clock; null for the catalogue's
 * @param features its features; null for the catalogue's
 * @param pricesCycles prices that differ
 */
@Doc("The platform: a name, or a name with what differs.")
@Shorthand("name")
public record PlatformUse(
    @Doc("A platform of the catalogue.") @NameOf(value = "platform", orFile = true) String name,
    @Doc("Clock of the machine, when it differs.")
        @Unit(Dimension.CLOCK)
        @Between(least = "1 MHz", most = "100 GHz")
        @Nullable Long clockHertz,
    @Doc("Features of the CPU, when they differ.") @Nullable List<CpuFeature> features,
    @Doc("Prices that differ, in cycles.")
        @Default("{}")
        @Unit(Dimension.CYCLES)
        @Between(least = "0 cycles")
        Map<Primitive, Double> pricesCycles) {

  /** Returns the platform. */
  public Platform apply(Platform named, String source) {
    var prices = new EnumMap<Primitive, Price>(named.prices());
    pricesCycles.forEach(
        (primitive, cycles) -> prices.put(primitive, new Price(cycles, Price.Unit.CYCLES, source)));
    var has = EnumSet.noneOf(CpuFeature.class);
    has.addAll(features == null ? named.features() : features);
    return new Platform(
        named.name(),
        named.description(),
        named.year(),
        clockHertz == null ? named.clockHertz() : clockHertz,
        named.walkLevels(),
        has,
        prices);
  }
}
