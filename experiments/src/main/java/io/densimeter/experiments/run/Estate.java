package io.densimeter.experiments.run;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.cost.HostPrices;
import io.densimeter.experiments.spec.HostSpec;
import io.densimeter.experiments.spec.PowerSpec;
import io.densimeter.experiments.spec.Scenario;
import io.densimeter.model.machine.GuestType;
import io.densimeter.model.machine.HostType;
import io.densimeter.model.machine.PowerCurve;
import io.densimeter.model.platform.Constraints;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The hosts, the guests and the implementation of a scenario, with what keeps them apart.
 *
 * @param implementation the implementation in use
 * @param kinds what guests were given; those of a trace are of each kind in turn, in blocks
 * @param groups the kinds of hosts that can run the technique
 * @param obstacles why the other kinds cannot, one sentence each
 */
record Estate(
    Implementation implementation,
    List<GuestType> kinds,
    List<Group> groups,
    List<String> obstacles) {

  /**
   * Hosts of a kind.
   *
   * @param type the kind
   * @param platform its CPU platform
   * @param count how many there are
   * @param sockets CPU sockets of a host
   */
  record Group(HostType type, Platform platform, int count, int sockets) {}

  /** Returns what the guests of a trace were given, by guest. */
  List<GuestType> guests(int count) {
    int block = (count + kinds.size() - 1) / kinds.size();
    return IntStream.range(0, count).mapToObj(guest -> kinds.get(guest / block)).toList();
  }

  static Estate of(Scenario scenario, Catalog catalog) {
    var spec = scenario.spec();
    var shares = new FigureShares(spec);
    var implementation = shares.of(implementation(scenario, catalog));
    var guest = spec.workload().guest();
    var prices = new HostPrices(spec, catalog);
    var groups = new ArrayList<Group>();
    var obstacles = new ArrayList<String>();
    if (implementation.technique() != scenario.technique().kind()) {
      obstacles.add(
          implementation.name()
              + " implements "
              + implementation.technique().yamlName()
              + ", not "
              + scenario.technique().kind().yamlName());
    }
    for (var host : spec.hosts()) {
      var platform = shares.of(catalog.platform(host.platform()));
      var found =
          Constraints.obstacles(implementation, platform, guest.os(), Constraints.HOST_KERNEL);
      if (found.isEmpty()) {
        groups.add(
            new Group(
                type(host, platform, spec.powerCurves(), catalog, prices),
                platform,
                host.count(),
                host.socketCount()));
      } else {
        found.stream().filter(each -> !obstacles.contains(each)).forEach(obstacles::add);
      }
    }
    return new Estate(
        implementation,
        spec.workload().guests().stream()
            .map(
                each -> new GuestType(each.vcpus(), each.cpuHertz(), each.memoryBytes(), each.os()))
            .toList(),
        List.copyOf(groups),
        List.copyOf(obstacles));
  }

  /** Returns the implementation that a scenario names, or the usual one of its technique. */
  static Implementation implementation(Scenario scenario, Catalog catalog) {
    var named = scenario.technique().implementation();
    return named == null
        ? catalog.usual(scenario.technique().kind())
        : catalog.implementation(named);
  }

  private static HostType type(
      HostSpec host,
      Platform platform,
      Map<String, PowerSpec> own,
      Catalog catalog,
      HostPrices prices) {
    var clock = host.clockHertz();
    return new HostType(
        host.name(),
        platform.name(),
        host.cores(),
        clock == null ? platform.clockHertz() : clock,
        host.memoryBytes(),
        curve(host, own, catalog),
        prices.of(host));
  }

  private static PowerCurve curve(HostSpec host, Map<String, PowerSpec> own, Catalog catalog) {
    if (host.power() instanceof PowerSpec.Named named) {
      var other = own.get(named.curve());
      var curve = other == null ? null : other.written(named.curve());
      return curve == null ? catalog.powerCurve(named.curve()) : curve;
    }
    return Objects.requireNonNull(host.power().written(host.name()));
  }
}
