package io.densimeter.experiments.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.densimeter.experiments.yaml.ExperimentException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridesTest {
  private static final String ONE = "\n1 problem; nothing was run.";

  @TempDir Path folder;
  private Sample sample;

  @BeforeEach
  void prepare() throws IOException {
    sample = Sample.in(folder);
  }

  @Test
  void anyKeyIsSetFromTheCommandLine() throws IOException, ExperimentException {
    var spec =
        sample
            .read(
                Sample.TEXT,
                "seed=7",
                "hosts.dl380.count=20",
                "hosts[0].cores=16",
                "placement.size-by.percentile=90",
                "techniques=[os-level]",
                "tco.horizon=3 years")
            .spec();
    assertEquals(7, spec.seed());
    assertEquals(20, spec.hosts().get(0).count());
    assertEquals(16, spec.hosts().get(0).cores());
    assertEquals(90, spec.placement().sizeBy().percentile());
    assertEquals("os-level", spec.techniques().get(0).label());
    assertEquals(3L * 365 * 24 * 3_600_000_000_000L, spec.tco().horizonNanos());
  }

  @Test
  void theLastOverrideOfAPathWins() throws IOException, ExperimentException {
    assertEquals(8, sample.read(Sample.TEXT, "seed=7", "seed=8").spec().seed());
  }

  @Test
  void aPathOnTheCommandLineStartsFromTheWorkingDirectory()
      throws IOException, ExperimentException {
    var spec = sample.read(Sample.TEXT, "workload.trace.path=src/../pom.xml").spec();
    assertEquals(
        new TraceSpec.Planetlab(Path.of("pom.xml").toAbsolutePath(), false),
        spec.workload().trace());
  }

  @Test
  void anAxisIsSetOrAddedFromTheCommandLine() throws IOException, ExperimentException {
    var swept = Sample.TEXT + "sweep: {placement.headroom: [0 %, 10 %]}";
    var experiment =
        sample.read(swept, "sweep.placement.headroom=[30 %]", "sweep.hosts.dl380.count=[1, 2]");
    assertEquals(
        List.of(
            "bare-metal,placement.headroom=30 %,hosts.dl380.count=1",
            "paravirtual,placement.headroom=30 %,hosts.dl380.count=1",
            "bare-metal,placement.headroom=30 %,hosts.dl380.count=2",
            "paravirtual,placement.headroom=30 %,hosts.dl380.count=2"),
        experiment.scenarios().stream().map(Scenario::id).toList());
  }

  @Test
  void aPathThatDoesNotExistIsRefused() {
    sample.refuses(
        Sample.TEXT,
        "--set placement.headrom: unknown key. Maybe headroom?" + ONE,
        "placement.headrom=5 %");
    sample.refuses(
        Sample.TEXT,
        "--set plaecment.headroom: plaecment: unknown key. Maybe placement?" + ONE,
        "plaecment.headroom=5 %");
  }

  @Test
  void aBadOverrideIsPlacedOnTheCommandLine() {
    sample.refuses(
        Sample.TEXT,
        """
        --set hosts[0].count: must be at least 1, was 0.
        --set hosts[1].count: hosts has no [1]; the last is [0].
        --set hosts.dl360.count: hosts has no entry named dl360. Maybe dl380?
        --set seed: is empty.
        --set seed.x: seed has no keys, is the number 20110303.
        --set pue: must be path=value.
        --set a..b: is not a path, was a..b; a path is like hosts[0].count.
        --set workload.guest: workload.guest.vcpus: must be at least 1, was 0.
        8 problems; nothing was run.""",
        "hosts[0].count=0",
        "hosts[1].count=5",
        "hosts.dl360.count=5",
        "seed=",
        "seed.x=1",
        "pue",
        "a..b=1",
        "workload.guest={vcpus: 0, cpu: 1 GHz, memory: 1 GiB, os: linux}");
  }

  @Test
  void problemsOfTheFileComeBeforeThoseOfTheCommandLine() {
    sample.refuses(
        Sample.with("96 GiB", "96"),
        """
        exp.yaml:14:13: hosts[0].memory: needs a unit, was 96. Maybe 96 GiB?
        --set seed: must be at least 0, was -1.
        2 problems; nothing was run.""",
        "seed=-1");
  }

  @Test
  void aSweptPathIsNotSetInVain() {
    sample.refuses(
        Sample.TEXT + "sweep: {placement.headroom: [0 %, 10 %]}",
        "--set placement.headroom: is swept in the file. Maybe --set"
            + " \"sweep.placement.headroom=[…]\"?"
            + ONE,
        "placement.headroom=5 %");
  }
}
