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
  /**
   * Half-width of the 95 % interval over the mean. Sampling that ends at 1 % ends while dentry
   * caches still fill: docker with web-server comes out 3 % dearer than it is in the long run.
   */
  static final double PRECISION = 0.005;

  private final Map<Key, OverheadSurface> surfaces = new ConcurrentHashMap<>();

  private record Key(WorkloadProfile profile, Platform platform, Implementation implementation) {}

  /** Returns a surface; it is not thread-safe: synchronize on it. */
  OverheadSurface surface(
      WorkloadProfile profile, Platform platform, Implementation implementation) {
    var key = new Key(profile, platform, implementation);
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
