package io.densimeter.experiments.overhead;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.units.Figure;
import io.densimeter.model.workload.GuestOperation;
import io.densimeter.model.workload.Rate;
import io.densimeter.model.workload.Shape;
import io.densimeter.model.workload.WorkloadProfile;
import java.util.Map;

/** A guest that makes system calls and nothing else, in a container: overhead by hand. */
final class SystemCalls {
  static final double PER_CPU_SECOND = 100_000;
  static final OperatingPoint IN_DOCKER = inDocker();

  private SystemCalls() {}

  private static OperatingPoint inDocker() {
    var catalog = Catalog.shipped();
    var platform = catalog.platform("xeon-e5-2600-v2");
    // All calls are in the filter's cache.
    var docker = catalog.implementation("docker").with(Setting.SECCOMP_ARGUMENT_RULES, 0, "test");
    var profile =
        new WorkloadProfile(
            "system-calls",
            "",
            platform.clockHertz(),
            Map.of(GuestOperation.SYSCALL, new Rate(PER_CPU_SECOND, 1, "test")),
            Map.of(Shape.TICKS, new Figure(0, "test")));
    return new OperatingPoint(platform, docker, profile, 0.5);
  }

  private static double instruction() {
    return IN_DOCKER.platform().cycles(Primitive.HYPERVISOR_INSTRUCTION);
  }

  /** Cycles of entering the filter of a system call. */
  static double filterEntry() {
    return length(Path.SECCOMP_ENTRY) * instruction();
  }

  /** Cycles of the filter of a system call, which its cache answers. */
  static double filter() {
    return filterEntry() + length(Path.SECCOMP_CACHE_TEST) * instruction();
  }

  /** Native cycles from one system call to the next. */
  static double gap() {
    return IN_DOCKER.platform().clockHertz() / PER_CPU_SECOND;
  }

  private static double length(Path path) {
    var price = IN_DOCKER.implementation().paths().get(path);
    if (price == null) {
      throw new IllegalStateException("Docker has no " + path.yamlName() + ".");
    }
    return price.amount();
  }
}
