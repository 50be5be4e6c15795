package io.densimeter.experiments.density;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.operation.OperationHost;
import io.densimeter.experiments.spec.OperationSpec;
import io.densimeter.experiments.spec.TechniqueSpec;
import io.densimeter.model.operation.DensityLimit;
import io.densimeter.model.operation.DensitySearch;
import io.densimeter.model.operation.GuestLoad;
import io.densimeter.model.operation.OperationInputs;
import io.densimeter.model.platform.Constraints;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.workload.WorkloadProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Finds the density of a host under each technique of a file. */
public final class Density {
  private final DensitySpec spec;
  private final Catalog catalog;
  private final Platform platform;
  private final Map<String, WorkloadProfile> profiles = new LinkedHashMap<>();

  private Density(DensitySpec spec, Catalog catalog) {
    this.spec = spec;
    this.catalog = catalog;
    platform = catalog.platform(spec.host().platform());
    spec.tile().forEach(guest -> profiles.computeIfAbsent(guest.profile(), catalog::profile));
  }

  /**
   * Returns the density under each technique, in the order of the file.
   *
   * @param jobs techniques that are searched side by side, 1 or more; it changes nothing
   */
  public static List<TechniqueDensity> of(DensitySpec spec, Catalog catalog, int jobs)
      throws InterruptedException {
    var density = new Density(spec, catalog);
    var pool = Executors.newFixedThreadPool(jobs);
    try {
      var searches = new ArrayList<Future<TechniqueDensity>>();
      for (var technique : spec.techniques()) {
        searches.add(pool.submit(() -> density.of(technique)));
      }
      var found = new ArrayList<TechniqueDensity>();
      for (var search : searches) {
        found.add(search.get());
      }
      return found;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A search failed.", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private TechniqueDensity of(TechniqueSpec technique) {
    var named = technique.implementation();
    var implementation =
        named == null ? catalog.usual(technique.kind()) : catalog.implementation(named);
    var obstacles = obstacles(implementation, technique.kind());
    if (!obstacles.isEmpty()) {
      return new TechniqueDensity(technique.label(), implementation.name(), obstacles, null);
    }
    var costs = CostTable.of(platform, implementation);
    int guests = spec.tile().stream().mapToInt(TileGuestSpec::count).sum();
    long byMemory = tilesByMemory(implementation);
    int most = (int) Math.min(byMemory, spec.mostTiles());
    var reason = byMemory <= spec.mostTiles() ? DensityLimit.MEMORY : DensityLimit.SEARCH;
    if (implementation.technique() == Technique.BARE_METAL && most >= 1) {
      most = guests == 1 ? 1 : 0;
      reason = DensityLimit.ONE_GUEST;
    }
    var search =
        new DensitySearch(
            tiles -> host(costs, tiles), spec.serviceLevel().level(), most, reason, spec.seed());
    return new TechniqueDensity(
        technique.label(),
        implementation.name(),
        List.of(),
        search.run(spec.precisionFraction(), spec.mostReplications()));
  }

  private List<String> obstacles(Implementation implementation, Technique kind) {
    var found = new LinkedHashSet<String>();
    if (implementation.technique() != kind) {
      found.add(
          implementation.name()
              + " implements "
              + implementation.technique().yamlName()
              + ", not "
              + kind.yamlName());
    }
    for (var guest : spec.tile()) {
      found.addAll(
          Constraints.obstacles(implementation, platform, guest.os(), Constraints.HOST_KERNEL));
    }
    return List.copyOf(found);
  }

  private long tilesByMemory(Implementation implementation) {
    long tile = 0;
    for (var guest : spec.tile()) {
      tile += guest.count() * (guest.memoryBytes() + implementation.guestMemoryBytes());
    }
    return Math.max(0, (spec.host().memoryBytes() - implementation.hostMemoryBytes()) / tile);
  }

  private OperationInputs host(CostTable costs, int tiles) {
    var host = spec.host();
    var clock = host.clockHertz();
    var operation =
        new OperationSpec(
            spec.warmupNanos(), spec.measuredNanos(), host.pcpus(), host.disk(), host.network());
    var at =
        new OperationHost(
            "host", costs, clock == null ? platform.clockHertz() : clock, host.cores(), operation);
    return at.with(guests(at, tiles));
  }

  private List<GuestLoad> guests(OperationHost host, int tiles) {
    var loads = new ArrayList<GuestLoad>();
    for (int t = 0; t < tiles; t++) {
      for (var guest : spec.tile()) {
        for (int i = 0; i < guest.count(); i++) {
          loads.add(load(host, guest, "tile-" + t + "/" + guest.name() + "-" + i, loads.size()));
        }
      }
    }
    return loads;
  }

  private GuestLoad load(OperationHost host, TileGuestSpec guest, String name, int number) {
    var vcpu = host.vcpu(guest.weight(), guest.capFraction(), number);
    return new GuestLoad(
        name,
        Collections.nCopies(guest.vcpus(), vcpu),
        guest.requests().arrivals().arrivals(),
        guest.requests().demand(1),
        profiles.get(guest.profile()),
        guest.sliceNanos());
  }
}
