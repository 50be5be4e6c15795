package io.densimeter.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.ExperimentFile;
import io.densimeter.model.kernel.OverheadSurface;
import io.densimeter.model.operation.Arrivals;
import io.densimeter.model.operation.DeviceSpec;
import io.densimeter.model.operation.GuestLoad;
import io.densimeter.model.operation.OperationInputs;
import io.densimeter.model.operation.OperationResult;
import io.densimeter.model.operation.OperationSimulation;
import io.densimeter.model.operation.RequestDemand;
import io.densimeter.model.operation.Variate;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.sched.CpuTopology;
import io.densimeter.model.sched.HostCpu;
import io.densimeter.model.sched.RoundRobin;
import io.densimeter.model.sched.VcpuSpec;
import io.densimeter.model.sim.RandomStreams;
import io.densimeter.model.stats.Metric;
import io.densimeter.model.stats.Metrics;
import io.densimeter.model.stats.RequestMetrics;
import io.densimeter.model.workload.Shape;
import io.densimeter.reports.result.ScenarioResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One workload at both fidelities: a guest that works in bursts of exponential length and is idle
 * in between, once as one user's requests pushed through the cost kernel, once as the overhead
 * surface at the native load that came of it.
 */
class FidelitiesAgreeTest {
  private static final double PRECISION = 0.01;

  @ParameterizedTest
  @CsvSource({
    "bare-metal, web-server",
    "docker, web-server",
    "kvm, web-server",
    "xen-3-pv, web-server",
    "kvm, cpu-bound",
    "xen-3-pv, cpu-bound"
  })
  void cpuUsedAgreesWithinOnePercent(String implementation, String profileName) {
    var catalog = Catalog.shipped();
    var costs = CostTable.of(catalog.platform("xeon-5600"), catalog.implementation(implementation));
    var profile = catalog.profile(profileName);
    long clock = costs.platform().clockHertz();
    // The surface's bursts are as many cycles on every machine.
    double burstNanos = 1e9 * profile.clockHertz() / profile.shape(Shape.WAKE_UPS) / clock;
    var guest =
        new GuestLoad(
            "guest",
            List.of(VcpuSpec.weight(1)),
            new Arrivals.Closed(1, Variate.exponential(1.5 * burstNanos)),
            RequestDemand.cpu(Variate.exponential(burstNanos)),
            profile,
            Long.MAX_VALUE);
    var inputs =
        new OperationInputs(
            "host",
            costs,
            clock,
            HostCpu.Settings.of(CpuTopology.cores(2)),
            RoundRobin::firstComeFirstServed,
            List.of(guest),
            DeviceSpec.of(Variate.constant(0)),
            DeviceSpec.of(Variate.constant(0)),
            1,
            1,
            2_000_000_000L,
            20_000_000_000L);
    var result = OperationSimulation.run(inputs, new RandomStreams(1, 0));
    double load = result.nativeNanos() / result.measuredNanos();
    var surface =
        new OverheadSurface(
            costs, profile, PRECISION / 4, () -> new RandomStreams(2, 0).stream("surface"));
    var point = surface.at(load);
    double run = result.guests().stream().mapToLong(OperationResult.GuestTimes::runNanos).sum();
    double vcpu = point.vcpuFraction();
    double all = vcpu + point.hypervisorFraction();
    assertEquals(vcpu, run / result.measuredNanos(), PRECISION * vcpu, "CPU on the vCPU");
    assertEquals(all / 2, result.pcpuFraction(), PRECISION * all / 2, "utilisation of two pCPUs");
  }

  /**
   * The study of requests at both fidelities, made shorter: the operation fidelity against the
   * interval simulation itself.
   */
  @Test
  void theEstateOfTheStudyAgreesWithItsIntervalSimulation() throws Exception {
    var catalog = Catalog.shipped();
    var overrides = List.of("replications=2", "operation.measured=4 s");
    var study = Path.of("studies", "fidelities-agree.yaml");
    var experiment = ExperimentFile.read(study, overrides, catalog.names());
    var result = ExperimentRunner.run(experiment, catalog, "test", 2);
    int techniques = experiment.spec().techniques().size();
    for (int t = 0; t < techniques; t++) {
      var interval = result.scenarios().get(t);
      var operation = result.scenarios().get(techniques + t);
      assertEquals(interval.technique(), operation.technique());
      for (var metric : List.of(Metrics.HOST_CPU_MEAN, Metrics.OVERHEAD_SLOWDOWN, Metrics.ENERGY)) {
        double expected = mean(interval, metric);
        assertEquals(
            expected,
            mean(operation, metric),
            PRECISION * expected,
            interval.technique() + ": " + metric.name());
      }
      assertEquals(mean(interval, Metrics.HOSTS_NEEDED), mean(operation, Metrics.HOSTS_NEEDED));
      assertTrue(
          mean(operation, RequestMetrics.RESPONSE_P95) > 0.001, "a request takes 1 ms of CPU");
    }
  }

  private static double mean(ScenarioResult scenario, Metric metric) {
    return scenario.replications().stream()
        .mapToDouble(one -> Objects.requireNonNull(one.values().get(metric)))
        .average()
        .orElseThrow();
  }
}
