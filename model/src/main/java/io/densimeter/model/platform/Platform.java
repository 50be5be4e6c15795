package io.densimeter.model.platform;

import io.densimeter.model.units.Require;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * A CPU generation: what its hardware primitives cost, and what it can do.
 *
 * @param name name in files
 * @param description one line for a reader
 * @param year year it was sold
 * @param clockHertz clock at which the prices were measured
 * @param walkLevels levels of its page tables
 * @param features what it can do
 * @param prices price of each primitive, in cycles; the two of hardware assistance may be left out
 *     where it has none, and {@link Primitive#mayBeAbsent} where it needs none
 */
public record Platform(
    String name,
    String description,
    int year,
    long clockHertz,
    int walkLevels,
    Set<CpuFeature> features,
    Map<Primitive, Price> prices) {
  public Platform {
    Require.positive("clockHertz", clockHertz);
    Require.positive("walkLevels", walkLevels);
    var featureSet = EnumSet.noneOf(CpuFeature.class);
    featureSet.addAll(features);
    features = Collections.unmodifiableSet(featureSet);
    prices = Collections.unmodifiableMap(new EnumMap<>(prices));
    for (var primitive : Primitive.values()) {
      var price = prices.get(primitive);
      if (price == null && primitive.isNeeded(features)) {
        throw new IllegalArgumentException(
            "Platform " + name + " has no price for " + primitive.yamlName() + ".");
      }
      if (price != null && price.unit() != Price.Unit.CYCLES) {
        throw new IllegalArgumentException(
            "The price of " + primitive.yamlName() + " on platform " + name + " is not in cycles.");
      }
    }
  }

  /** Returns this platform with one price changed, for what-if questions. */
  public Platform with(Primitive primitive, Price price) {
    var changed = new EnumMap<Primitive, Price>(Primitive.class);
    changed.putAll(prices);
    changed.put(primitive, price);
    return new Platform(name, description, year, clockHertz, walkLevels, features, changed);
  }

  /** Returns whether it has that feature. */
  public boolean has(CpuFeature feature) {
    return features.contains(feature);
  }

  /** Returns the price of a primitive, in cycles. */
  public double cycles(Primitive primitive) {
    var price = prices.get(primitive);
    if (price == null && primitive.mayBeAbsent()) {
      return 0;
    }
    if (price == null) {
      throw new IllegalStateException(
          "Platform " + name + " was asked for " + primitive.yamlName() + ", which it has not.");
    }
    return price.amount();
  }
}
