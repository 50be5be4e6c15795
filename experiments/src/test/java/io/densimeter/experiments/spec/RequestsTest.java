package io.densimeter.experiments.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.model.operation.Arrivals;
import io.densimeter.model.operation.Variate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests in the place of a trace: what they become, and what is refused where. */
class RequestsTest {
  private static final String TRACE = "  trace: {format: planetlab, path: traces/day}";
  private static final String WEB =
      "{name: web, guests: 3, each: {arrivals: {kind: open, gap: 20 ms}, cpu: 4 ms}}";
  private static final String REQUESTS = "  requests: [" + WEB + "]";

  @TempDir Path folder;
  private Sample sample;

  @BeforeEach
  void prepare() throws IOException {
    sample = Sample.in(folder);
  }

  /** The sample with these requests, at operation fidelity; lines 6 and 20 are new. */
  private static String with(String requests) {
    return Sample.with(TRACE, requests) + "fidelity: operation\n";
  }

  private List<GuestRequestsSpec> read(String requests) throws IOException, ExperimentException {
    var workload = sample.read(with(requests)).spec().workload();
    assertNull(workload.trace());
    return Objects.requireNonNull(workload.requests());
  }

  @Test
  void everyKindOfArrivalsIsThere() throws IOException, ExperimentException {
    Files.writeString(folder.resolve("access.txt"), "0.5\n0.75\n1.5\n");
    var kinds =
        List.of(
            "{kind: open, gap: 20 ms, variation: 0.5, batch: 2}",
            "{kind: modulated, calm-gap: 50 ms, busy-gap: 10 ms, calm: 2 s, busy: 1 s}",
            "{kind: recorded, path: access.txt}",
            "{kind: closed, users: 7, think: 1 s, variation: 0}");
    var expected =
        List.of(
            new Arrivals.Open(new Variate(20e6, 0.5), 2),
            new Arrivals.Modulated(20, 100, 2e9, 1e9),
            new Arrivals.Recorded(List.of(250_000_000L, 750_000_000L, 500_000_000L)),
            new Arrivals.Closed(7, Variate.constant(1e9)));
    for (int i = 0; i < kinds.size(); i++) {
      var requests = read(REQUESTS.replace("{kind: open, gap: 20 ms}", kinds.get(i)));
      assertEquals(expected.get(i), requests.get(0).each().arrivals().arrivals());
    }
  }

  @Test
  void theCpuTimeOfARequestIsSpreadAroundItsDiskRequests() throws Exception {
    var each = read(REQUESTS.replace("cpu: 4 ms", "cpu: 4 ms, disk-requests: 3")).get(0).each();
    // Four stages of a millisecond on a vCPU, of half of one on a core of twice the speed.
    assertEquals(Variate.exponential(1e6), each.demand(1).cpuNanos());
    assertEquals(Variate.exponential(0.5e6), each.demand(0.5).cpuNanos());
  }

  @Test
  void whatTheSchedulerIsToldIsThere() throws Exception {
    var guests =
        read(REQUESTS.replace("guests: 3", "guests: 3, weight: 512, cap: 40 %, slice: 1 ms"))
            .get(0);
    assertEquals(512, guests.weight());
    assertEquals(0.4, guests.capFraction());
    assertEquals(1_000_000, guests.sliceNanos());
  }

  @Test
  void operationFidelityNeedsRequests() {
    sample.refuses(
        Sample.TEXT + "fidelity: operation\n",
        """
        exp.yaml:20:11: fidelity: operation needs workload.requests: a trace has none. Maybe interval?
        1 problem; nothing was run.""");
  }

  @Test
  void anUnknownFidelityHasAGuess() {
    sample.refuses(
        Sample.TEXT + "fidelity: operations\n",
        """
        exp.yaml:20:11: fidelity: unknown fidelity operations. Maybe operation?
        1 problem; nothing was run.""");
  }

  @Test
  void aWorkloadHasATraceOrRequestsAndNotBoth() {
    sample.refuses(
        Sample.with(TRACE + "\n", ""),
        """
        exp.yaml:6:3: workload: needs a trace or requests.
        1 problem; nothing was run.""");
    sample.refuses(
        Sample.with(TRACE, TRACE + "\n" + REQUESTS),
        """
        exp.yaml:7:13: workload.requests: cannot stand beside a trace; leave one out.
        1 problem; nothing was run.""");
  }

  @Test
  void eachProblemOfRequestsHasItsPlaceAndItsGuess() {
    sample.refuses(
        with(
            "  requests: [{name: web, guests: 3, wieght: 2, each: {arrivals: {kind: opne, gap: 20 ms},"
                + " cpu: 4}}]"),
        """
        exp.yaml:6:37: workload.requests[0].wieght: unknown key. Maybe weight?
        exp.yaml:6:72: workload.requests[0].each.arrivals.kind: unknown kind opne. Maybe open?
        exp.yaml:6:96: workload.requests[0].each.cpu: needs a unit, was 4. Maybe 4 ms?
        3 problems; nothing was run.""");
  }

  @Test
  void guestsThatAskForMoreThanTheyHaveAreRefused() {
    sample.refuses(
        with(REQUESTS.replace("gap: 20 ms", "gap: 3 ms")),
        """
        exp.yaml:6:54: workload.requests[0].each.arrivals: ask for 133 % of the CPU of a guest, must\
         be at most 100 %.
        1 problem; nothing was run.""");
  }

  @Test
  void twoKindsOfGuestsHaveTwoNames() {
    sample.refuses(
        with("  requests: [" + WEB + ", " + WEB + "]"),
        """
        exp.yaml:6:100: workload.requests[1].name: there are other guests web.
        1 problem; nothing was run.""");
  }

  @Test
  void aRecordingThatIsNotThereIsNamed() {
    sample.refuses(
        with(REQUESTS.replace("{kind: open, gap: 20 ms}", "{kind: recorded, path: none.txt}")),
        """
        exp.yaml:6:77: workload.requests[0].each.arrivals.path: no such file: none.txt.
        1 problem; nothing was run.""");
  }

  @Test
  void coScheduledGuestsFitOnAHost() {
    sample.refuses(
        with(REQUESTS).replace("vcpus: 1", "vcpus: 16")
            + "operation: {pcpus: {co-scheduling: true, nodes: 5}}\n",
        """
        exp.yaml:21:36: operation.pcpus.co-scheduling: cannot be: a guest has 16 vCPUs, and a host\
         12 pCPUs.
        exp.yaml:21:49: operation.pcpus.nodes: must divide the cores (12), was 5.
        2 problems; nothing was run.""");
  }

  @Test
  void aResponseTimeIsExpectedAtOperationFidelityOnly() throws IOException, ExperimentException {
    var expected = "expect: [{metric: response.p95, at-most: 50 ms}]\n";
    var expectation = sample.read(with(REQUESTS) + expected).spec().expect().get(0);
    assertEquals(0.05, expectation.most().orElseThrow(), 1e-12);
    sample.refuses(
        Sample.TEXT + expected,
        """
        exp.yaml:20:19: expect[0].metric: response.p95 needs fidelity: operation.
        1 problem; nothing was run.""");
  }

  @Test
  void whereTheFidelityIsSweptAnExpectationSaysWhichOneItMeans() throws Exception {
    var swept = Sample.with(TRACE, REQUESTS) + "sweep: {fidelity: [interval, operation]}\n";
    sample.read(
        swept + "expect: [{where: {fidelity: operation}, metric: response.p95, at-most: 50 ms}]\n");
    sample.refuses(
        swept + "expect: [{metric: response.p95, at-most: 50 ms}]\n",
        """
        exp.yaml:21:19: expect[0].metric: response.p95 needs fidelity: operation.
        1 problem; nothing was run.""");
  }
}
