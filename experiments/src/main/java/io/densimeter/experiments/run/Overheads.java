package io.densimeter.experiments.run;

import io.densimeter.model.kernel.OverheadSurface;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.sim.RandomStreams;
import io.densimeter.model.workload.WorkloadProfile;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The overhead surfaces of a run, each executed once. A surface depends on its profile, its
 * platform and its implementation alone, not on the seed of the experiment: it is a property of the
 * model, and all techniques execute the same operations.
 */
final class Overheads {
  /** Half-width of the 95 % interval over the mean. */
  static final double PRECISION = 0.01;

  private final Map<Key, OverheadSurface> surfaces = new ConcurrentHashMap<>();

  private record Key(String profile, String platform, Implementation implementation) {}

  /** Returns a surface; it is not thread-safe: synchronize on it. */
  OverheadSurface surface(
      WorkloadProfile profile, Platform platform, Implementation implementation) {
    var key = new Key(profile.name(), platform.name(), implementation);
    return surfaces.computeIfAbsent(
        key,
        k ->
            new OverheadSurface(
                CostTable.of(platform, implementation),
                profile,
                PRECISION,
                () -> new RandomStreams(0, 0).stream("operations/" + profile.name())));
  }
}
