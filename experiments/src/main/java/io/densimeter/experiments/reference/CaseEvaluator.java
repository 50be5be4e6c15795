package io.densimeter.experiments.reference;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.catalog.MicroCatalog;
import io.densimeter.experiments.reference.WorkloadUse.HypervisorCpu;
import io.densimeter.experiments.yaml.EntryFiles;
import io.densimeter.model.kernel.CostKernels;
import io.densimeter.model.kernel.MicroResult;
import io.densimeter.model.kernel.MicroRun;
import io.densimeter.model.kernel.OverheadSurface;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.sim.RandomStreams;
import io.densimeter.model.workload.WorkloadProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the model says to reference cases. It reads the catalogue and executes cost kernels; the
 * same cases give the same numbers, in any order.
 *
 * <pre>
 * micro program    predicted = native time + what the kernel adds to an iteration of that length
 * profile, rates   predicted = CPU under the technique over native CPU, at the case's load
 * </pre>
 */
public final class CaseEvaluator {
  private static final double PRECISION = 0.01;

  private final Catalog catalog;
  private final MicroCatalog micro;

  /** Creates an evaluator on these catalogues. */
  public CaseEvaluator(Catalog catalog, MicroCatalog micro) {
    this.catalog = catalog;
    this.micro = micro;
  }

  /** Returns the names that a file of cases may use, by what they name. */
  Map<String, List<String>> names() {
    var known = catalog.names();
    var names = new LinkedHashMap<String, List<String>>();
    names.put("platform", List.copyOf(known.platforms()));
    names.put("implementation", List.copyOf(known.implementations()));
    names.put("profile", List.copyOf(known.profiles()));
    names.put("micro program", micro.names());
    return names;
  }

  /** Returns what reads the entries that a file of cases names by a path. */
  EntryFiles files() {
    return catalog::readFile;
  }

  /** Returns why a case cannot be evaluated; empty when it can. */
  List<String> obstacles(CaseSpec spec) {
    CostTable costs;
    try {
      costs = costs(spec);
      CostKernels.of(costs);
    } catch (IllegalArgumentException unfit) {
      return List.of(String.valueOf(unfit.getMessage()));
    }
    var obstacles = new ArrayList<String>();
    var platform = costs.platform();
    for (var feature : costs.implementation().needs()) {
      if (!platform.has(feature)) {
        obstacles.add(
            costs.implementation().name()
                + " needs "
                + feature.yamlName()
                + ", which platform "
                + platform.name()
                + " does not have.");
      }
    }
    return obstacles;
  }

  /** Returns what the model says to a case that has no obstacles. */
  public CaseResult evaluate(CaseSpec spec) {
    return evaluate(spec, costs(spec));
  }

  /** Returns what the model says to a case at other prices than the catalogue's. */
  public CaseResult evaluate(CaseSpec spec, CostTable costs) {
    var workload = spec.workload();
    boolean shared = workload.hypervisorCpu() == HypervisorCpu.SHARED;
    if (workload.micro() != null) {
      return microResult(spec, costs, micro(spec, costs, workload.micro()), shared);
    }
    var profile = profile(spec);
    var surface =
        new OverheadSurface(
            costs,
            profile,
            PRECISION,
            () -> new RandomStreams(0, 0).stream("operations/" + profile.name()));
    var point = surface.at(workload.loadFraction());
    double busy = point.vcpuFraction() + (shared ? point.hypervisorFraction() : 0);
    return result(spec, costs, busy / point.busyFraction());
  }

  private MicroResult micro(CaseSpec spec, CostTable costs, String name) {
    var program = micro.program(name);
    var nativeCycles = nativeCycles(spec, costs);
    return nativeCycles == null
        ? MicroRun.of(costs, program)
        : MicroRun.of(costs, program, nativeCycles);
  }

  private static CaseResult microResult(
      CaseSpec spec, CostTable costs, MicroResult result, boolean shared) {
    var measured = nativeCycles(spec, costs);
    double nativeCycles = measured == null ? result.nativeCycles() : measured;
    double added = result.addedCycles() + (shared ? result.hypervisorCycles() : 0);
    double cycles = nativeCycles + added;
    double predicted =
        switch (spec.metric()) {
          case CYCLES -> cycles;
          case TIME -> cycles * (1e9 / costs.platform().clockHertz());
          case SLOWDOWN -> cycles / nativeCycles;
        };
    return result(spec, costs, predicted);
  }

  private static CaseResult result(CaseSpec spec, CostTable costs, double predicted) {
    return new CaseResult(spec, costs.platform().name(), costs.implementation().name(), predicted);
  }

  private static @Nullable Double nativeCycles(CaseSpec spec, CostTable costs) {
    var nanos = spec.workload().nativeNanos();
    return nanos == null ? null : nanos * (costs.platform().clockHertz() / 1e9);
  }

  private WorkloadProfile profile(CaseSpec spec) {
    var workload = spec.workload();
    if (workload.rates() != null) {
      return workload.rates().toProfile(spec.name());
    }
    if (workload.profile() == null) {
      throw new IllegalStateException("A case without a workload passed its validation.");
    }
    return catalog.profile(workload.profile());
  }

  private CostTable costs(CaseSpec spec) {
    String source = spec.source();
    return CostTable.of(
        spec.platform().apply(catalog.platform(spec.platform().name()), source),
        spec.implementation().apply(catalog.implementation(spec.implementation().name()), source));
  }
}
