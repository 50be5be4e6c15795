package io.densimeter.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.ExperimentFile;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.model.stats.Metric;
import io.densimeter.model.stats.Metrics;
import io.densimeter.reports.result.GuestRow;
import io.densimeter.reports.result.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacementRulesTest {
  private static final String TEXT =
      """
      name: rules
      question: Where do the guests go?
      seed: 1
      workload:
        trace: {format: constant, guests: 12, steps: 12, step: 5 min, cpu: 100 %}
        profile: cpu-bound
        guest: {vcpus: 1, cpu: 1000 MHz, memory: 1 GiB, os: linux}
      hosts:
        - {name: a, count: 4, platform: xeon-5600, cores: 4, clock: 1 GHz, memory: 64 GiB,
           power: hp-dl380-g7, price: 7000 USD}
        - {name: b, count: 4, platform: xeon-5600, cores: 4, clock: 1 GHz, memory: 64 GiB,
           power: hp-dl380-g7, price: 7000 USD}
      techniques: [os-level]
      placement: {policy: POLICY}
      tco: {horizon: 4 years, discount: 7 %/year, energy: 0.12 USD/kWh, pue: 1.6}
      """;

  @TempDir Path folder;

  @Test
  void guestsGoWhereTheRulesAllow() throws Exception {
    var result =
        run(
            "first-fit-decreasing, together: [[guest-0, guest-5]], apart: [[guest-1, guest-2]],"
                + " licensed: [{name: sql, guests: [\"guest-1*\"], hosts: [b], count: 3}]");
    Map<String, String> hosts =
        result.scenarios().get(0).guests().stream()
            .collect(Collectors.toMap(GuestRow::guest, GuestRow::host));
    assertEquals(hosts.get("guest-0"), hosts.get("guest-5"));
    assertNotEquals(hosts.get("guest-1"), hosts.get("guest-2"));
    for (var guest : List.of("guest-1", "guest-10", "guest-11")) {
      assertTrue(List.of("b-1", "b-2", "b-3").contains(hosts.get(guest)), hosts.get(guest));
    }
  }

  @Test
  void theLowerBoundAndTheGapAreMetrics() throws Exception {
    // A vCPU gets at most a core's 1 GHz: 4 guests on 4 cores, 12 / 4 = 3 hosts, and one spare.
    var result = run("optimal, spare-hosts: 1");
    assertEquals(3 + 1, value(result, Metrics.HOSTS_NEEDED));
    assertEquals(3 + 1, value(result, Metrics.PLACEMENT_LOWER_BOUND));
    assertEquals(0, value(result, Metrics.PLACEMENT_GAP));
  }

  @Test
  void noMoreGuestsThanAskedAreOnAHost() throws Exception {
    var result = run("best-fit-decreasing, max-guests-per-host: 2");
    assertEquals(6, value(result, Metrics.HOSTS_NEEDED)); // 12 / 2
    assertEquals(6, value(result, Metrics.PLACEMENT_LOWER_BOUND));
  }

  @Test
  void allRulesThatCannotBeAreToldAtOnceWithTheirPlaces() throws Exception {
    var refused =
        assertThrows(
            ExperimentException.class,
            () ->
                run(
                    "optimal, together: [[guest-0, guest-1], [guest-1, gest-2]],"
                        + " apart: [[guest-3, guest-0, guest-1], [\"db-*\"]]"));
    assertEquals(
        """
        rules.yaml:14:71: placement.together[1][1]: no guest is called gest-2. Maybe guest-2?
        rules.yaml:14:89: placement.apart[0]: guest-0 and guest-1 must be apart here and are together by placement.together.
        rules.yaml:14:119: placement.apart[1][0]: no guest is called db-*. The trace has guest-0 to guest-11.
        3 problems; nothing was run."""
            .strip(),
        String.valueOf(refused.getMessage()).replace(folder + "/", ""));
  }

  private RunResult run(String policy) throws Exception {
    var catalog = Catalog.shipped();
    var file = Files.writeString(folder.resolve("rules.yaml"), TEXT.replace("POLICY", policy));
    var experiment = ExperimentFile.read(file, List.of(), catalog.names());
    Feasibility.require(experiment, catalog);
    return ExperimentRunner.run(experiment, catalog, "test", 1);
  }

  private static double value(RunResult result, Metric metric) {
    return Objects.requireNonNull(
        result.scenarios().get(0).replications().get(0).values().get(metric));
  }
}
