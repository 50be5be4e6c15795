package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.CpuFeature;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Price;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Technique;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Round prices for tests: the n-th primitive costs 100·n cycles, the n-th path 1,000·n. */
final class Prices {
  private Prices() {}

  static double of(Primitive primitive) {
    return switch (primitive) {
      case HYPERVISOR_INSTRUCTION -> 1;
      case BRANCH_PROTECTION -> 0;
      default -> 100 * (primitive.ordinal() + 1);
    };
  }

  static double of(Path path) {
    return 1000 * (path.ordinal() + 1);
  }

  static Platform platform() {
    return platform(EnumSet.complementOf(EnumSet.of(CpuFeature.VIRTUAL_INTERRUPTS)));
  }

  static Platform platform(Set<CpuFeature> features) {
    var prices = new EnumMap<Primitive, Price>(Primitive.class);
    for (var primitive : Primitive.values()) {
      prices.put(primitive, new Price(of(primitive), Price.Unit.CYCLES, "round"));
    }
    return new Platform("round", "round prices", 2000, 1_000_000_000L, 4, features, prices);
  }

  static Implementation implementation(Technique technique, Paging paging, IoPath io) {
    var paths = new EnumMap<Path, Price>(Path.class);
    for (var path : Path.values()) {
      paths.put(path, new Price(of(path), Price.Unit.INSTRUCTIONS, "round"));
    }
    paths.remove(Path.TRAP_STOP);
    paths.remove(Path.SYSTEM_CALL_INTERCEPT);
    paths.remove(Path.FAST_DISPATCH);
    return new Implementation(
        "round",
        "round paths",
        technique,
        Set.of(),
        false,
        paging,
        io,
        0,
        0,
        "round",
        paths,
        Map.of());
  }

  /** The same with a path that only some implementations have. */
  static Implementation with(Implementation plain, Path path) {
    var paths = new EnumMap<Path, Price>(Path.class);
    paths.putAll(plain.paths());
    paths.put(path, new Price(of(path), Price.Unit.INSTRUCTIONS, "round"));
    return new Implementation(
        plain.name(),
        plain.description(),
        plain.technique(),
        plain.needs(),
        plain.modifiedKernel(),
        plain.paging(),
        plain.io(),
        0,
        0,
        "round",
        paths,
        plain.settings());
  }

  static CostKernel kernel(Implementation implementation) {
    return CostKernels.of(CostTable.of(platform(), implementation));
  }
}
