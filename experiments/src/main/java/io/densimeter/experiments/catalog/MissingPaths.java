package io.densimeter.experiments.catalog;

import io.densimeter.model.kernel.CostKernels;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.MissingPathException;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Price;
import io.densimeter.model.platform.Primitive;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The paths that an implementation's mechanisms need and that it does not have. */
public final class MissingPaths {
  private static final Price PLACEHOLDER = new Price(1, Price.Unit.CYCLES, "placeholder");
  private static final Platform ANY = any();

  private MissingPaths() {}

  /** Returns the paths: kernels ask for one after the other, so each gets what it asked for. */
  public static List<Path> of(Implementation implementation) {
    var missing = new ArrayList<Path>();
    var complete = implementation;
    while (true) {
      try {
        CostKernels.of(CostTable.of(ANY, complete));
        return missing;
      } catch (MissingPathException absent) {
        missing.add(absent.path());
        complete = complete.with(absent.path(), PLACEHOLDER);
      }
    }
  }

  private static Platform any() {
    Map<Primitive, Price> prices = new EnumMap<>(Primitive.class);
    for (var primitive : Primitive.values()) {
      prices.put(primitive, PLACEHOLDER);
    }
    return new Platform("any", "any", 2026, 1_000_000_000L, 4, Set.of(), prices);
  }
}
