package io.densimeter.experiments.crossvalidation;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Platform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Platforms and implementations that figures are taken from.
 *
 * @param platforms by name
 * @param implementations by name
 */
public record Shelf(Map<String, Platform> platforms, Map<String, Implementation> implementations) {
  public Shelf {
    platforms = Collections.unmodifiableMap(new LinkedHashMap<>(platforms));
    implementations = Collections.unmodifiableMap(new LinkedHashMap<>(implementations));
  }

  /** Returns the whole catalogue, with what was read from files under its path. */
  public static Shelf of(Catalog catalog) {
    var platforms = new LinkedHashMap<String, Platform>();
    catalog.names().platforms().forEach(name -> platforms.put(name, catalog.platform(name)));
    platforms.putAll(catalog.platformFiles());
    var implementations = new LinkedHashMap<String, Implementation>();
    catalog
        .names()
        .implementations()
        .forEach(name -> implementations.put(name, catalog.implementation(name)));
    implementations.putAll(catalog.implementationFiles());
    return new Shelf(platforms, implementations);
  }

  /** Returns this shelf with one implementation in the place of the one of its name. */
  public Shelf with(Implementation implementation) {
    var changed = new LinkedHashMap<>(implementations);
    changed.put(implementation.name(), implementation);
    return new Shelf(platforms, changed);
  }

  /** Returns this shelf with one platform in the place of the one of its name. */
  public Shelf with(Platform platform) {
    var changed = new LinkedHashMap<>(platforms);
    changed.put(platform.name(), platform);
    return new Shelf(changed, implementations);
  }

  /** Returns every figure, those of implementations first. */
  List<ShelfFigure> figures() {
    var figures = new ArrayList<ShelfFigure>();
    implementations.values().forEach(each -> figures.addAll(ShelfFigure.of(each)));
    platforms.values().forEach(each -> figures.addAll(ShelfFigure.of(each)));
    return figures;
  }
}
