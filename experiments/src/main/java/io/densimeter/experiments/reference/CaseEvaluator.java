package io.densimeter.experiments.reference;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.catalog.MicroCatalog;
import io.densimeter.experiments.catalog.MissingPaths;
import io.densimeter.experiments.overhead.OperatingPoint;
import io.densimeter.experiments.overhead.PriceUncertainty;
import io.densimeter.experiments.reference.WorkloadUse.HypervisorCpu;
import io.densimeter.experiments.yaml.EntryFiles;
import io.densimeter.model.kernel.MicroResult;
import io.densimeter.model.kernel.MicroRun;
import io.densimeter.model.kernel.OverheadSurface;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Technique;
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
 * profile, rates   predicted = CPU under the technique over native CPU, at the case's load, and
 *                  what follows from it; see {@link ProfileFigures}
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
    var obstacles = new ArrayList<String>();
    CostTable costs;
    try {
      costs = costs(spec);
    } catch (IllegalArgumentException unfit) {
      return List.of(String.valueOf(unfit.getMessage()));
    }
    for (var path : MissingPaths.of(costs.implementation())) {
      obstacles.add(
          "implementation.paths."
              + path.yamlName()
              + " is missing: the mechanisms of "
              + costs.implementation().name()
              + " need it.");
    }
    obstacles.addAll(misplaced(spec, costs.implementation().technique()));
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

  private static List<String> misplaced(CaseSpec spec, Technique technique) {
    var misplaced = new ArrayList<String>();
    boolean assisted = technique == Technique.HARDWARE_ASSISTED;
    if (spec.metric() == Quantity.EXITS && !assisted) {
      misplaced.add("exits are of hardware assistance; " + technique.yamlName() + " has none.");
    }
    if (spec.implementation().paging() != null && !assisted) {
      misplaced.add("implementation.paging: " + technique.yamlName() + " has but one.");
    }
    if (spec.implementation().paging() == Paging.DIRECT && assisted) {
      misplaced.add("implementation.paging: must be shadow or nested, was direct.");
    }
    if (spec.implementation().io() != null
        && !assisted
        && technique != Technique.BINARY_TRANSLATION) {
      misplaced.add("implementation.io: " + technique.yamlName() + " has but one.");
    }
    return misplaced;
  }

  /** Returns what the model says to a case that has no obstacles. */
  public CaseResult evaluate(CaseSpec spec) {
    return evaluate(spec, costs(spec));
  }

  /** Returns what the model says to a case at other prices than the catalogue's. */
  public CaseResult evaluate(CaseSpec spec, CostTable costs) {
    var workload = spec.workload();
    boolean shared = isShared(spec);
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
    return result(spec, costs, ProfileFigures.of(point, costs.platform(), shared).of(spec));
  }

  /**
   * Returns half the width of the 95 % interval that the uncertainty of prices, paths and settings
   * makes of a prediction, in the unit of the case's metric; see {@link PriceUncertainty}.
   */
  double halfWidth(CaseSpec spec) {
    var costs = costs(spec);
    var workload = spec.workload();
    if (workload.micro() != null) {
      return PriceUncertainty.halfWidth(
          costs.platform(), costs.implementation(), each -> evaluate(spec, each).predicted());
    }
    var at =
        new OperatingPoint(
            costs.platform(), costs.implementation(), profile(spec), workload.loadFraction());
    return PriceUncertainty.halfWidth(
        at, replayed -> ProfileFigures.of(replayed, at, isShared(spec)).of(spec));
  }

  private static boolean isShared(CaseSpec spec) {
    return spec.workload().hypervisorCpu() == HypervisorCpu.SHARED;
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
          case OVERHEAD -> 100 * (cycles / nativeCycles - 1);
          case THROUGHPUT -> nativeCycles / cycles;
          case EXITS, HYPERVISOR_CPU ->
              throw new IllegalStateException(
                  spec.metric().yamlName() + " of a micro program passed its validation.");
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
        spec.platform().apply(catalog.platform(spec.platform().base()), source),
        spec.implementation().apply(catalog.implementation(spec.implementation().base()), source));
  }
}
