package io.densimeter.experiments.run;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.cost.CostAssumptions;
import io.densimeter.experiments.run.Estate.Group;
import io.densimeter.experiments.spec.ExperimentSpec;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Price;
import io.densimeter.model.workload.WorkloadProfile;
import io.densimeter.reports.result.Assumption;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the figures of a run rest on: every price, path, rate and curve in use, with its source. */
final class Assumptions {
  private static final String FILE = "the experiment file";

  private final Set<Assumption> found = new LinkedHashSet<>();

  List<Assumption> list() {
    return List.copyOf(found);
  }

  void add(ExperimentSpec spec, Catalog catalog) {
    CostAssumptions.of(spec, catalog).forEach(found::add);
    addInterference(spec);
  }

  /** Adds the tariffs and grids that a sweep brings in. */
  void addSwept(ExperimentSpec spec, Catalog catalog) {
    found.addAll(CostAssumptions.ofEnergy(spec, catalog));
  }

  private void addInterference(ExperimentSpec spec) {
    for (var host : spec.hosts()) {
      var socket = host.socket();
      if (socket != null) {
        put(host.name() + ": LLC of a socket", (socket.llcBytes() >> 10) + " KiB", FILE);
        put(
            host.name() + ": memory of a socket",
            socket.memoryBandwidthBytesPerSecond() / 1e9
                + " GB/s, "
                + socket.memoryLatencyNanos()
                + " ns idle",
            FILE);
        put(
            host.name() + ": memory latency under load",
            "1.21 times at half of the bandwidth, 1.59 times at all of it",
            "MLC 3.5 on two Xeon Silver 4110, Intel community thread 1126268");
      }
    }
    for (var guest : spec.workload().guests()) {
      var profile = guest.memoryProfile();
      if (profile != null) {
        put("memory profile of a guest", profile.profile().toString(), FILE);
      }
    }
  }

  void add(WorkloadProfile profile) {
    profile
        .rates()
        .forEach(
            (operation, rate) ->
                put(
                    profile.name() + ": " + operation.yamlName(),
                    rate.perCpuSecond() + " per CPU second",
                    rate.source()));
    profile
        .shapes()
        .forEach(
            (shape, figure) ->
                put(profile.name() + ": " + shape.yamlName(), figure.value(), figure.source()));
  }

  void add(Collection<Group> groups) {
    for (var group : groups) {
      var curve = group.type().power();
      put(
          group.type().name() + ": power " + curve.name(),
          curve.watts(0) + " W idle, " + curve.watts(1) + " W at full load",
          curve.source());
      var model = curve.model();
      if (model != null) {
        put(
            group.type().name() + ": power between idle and maximum",
            model.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            "assumption: " + model.publishedError());
      }
      add(group.platform());
    }
  }

  private void add(Platform platform) {
    platform
        .prices()
        .forEach(
            (primitive, price) ->
                put(platform.name() + ": " + primitive.yamlName(), amount(price), price.source()));
  }

  void add(Implementation implementation) {
    String name = implementation.name();
    put(
        name + ": memory",
        (implementation.hostMemoryBytes() >> 20)
            + " MiB a host, "
            + (implementation.guestMemoryBytes() >> 20)
            + " MiB a guest",
        implementation.memorySource());
    implementation
        .paths()
        .forEach(
            (path, price) -> put(name + ": " + path.yamlName(), amount(price), price.source()));
    implementation
        .settings()
        .forEach(
            (setting, figure) ->
                put(name + ": " + setting.yamlName(), figure.value(), figure.source()));
  }

  private static String amount(Price price) {
    return price.amount() + " " + price.unit().name().toLowerCase(Locale.ROOT);
  }

  private void put(String subject, double value, String source) {
    put(subject, Double.toString(value), source);
  }

  private void put(String subject, String value, String source) {
    found.add(new Assumption(subject, value, source));
  }
}
