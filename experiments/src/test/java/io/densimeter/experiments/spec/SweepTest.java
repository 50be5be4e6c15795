package io.densimeter.experiments.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.densimeter.experiments.yaml.ExperimentException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
  private static final String ONE = "\n1 problem; nothing was run.";

  @TempDir Path folder;
  private Sample sample;

  @BeforeEach
  void prepare() throws IOException {
    sample = Sample.in(folder);
  }

  @Test
  void withoutASweepThereIsAScenarioForEachTechnique() throws IOException, ExperimentException {
    assertEquals(List.of("bare-metal", "paravirtual"), ids(sample.read(Sample.TEXT)));
  }

  @Test
  void theLastAxisIsFasterAndTheTechniqueFastest() throws IOException, ExperimentException {
    var experiment =
        sample.read(
            Sample.TEXT + "sweep: {hosts.dl380.count: [50, 100], placement.headroom: [0 %, 20 %]}");
    assertEquals(
        List.of(
            "bare-metal,hosts.dl380.count=50,placement.headroom=0 %",
            "paravirtual,hosts.dl380.count=50,placement.headroom=0 %",
            "bare-metal,hosts.dl380.count=50,placement.headroom=20 %",
            "paravirtual,hosts.dl380.count=50,placement.headroom=20 %",
            "bare-metal,hosts.dl380.count=100,placement.headroom=0 %",
            "paravirtual,hosts.dl380.count=100,placement.headroom=0 %",
            "bare-metal,hosts.dl380.count=100,placement.headroom=20 %",
            "paravirtual,hosts.dl380.count=100,placement.headroom=20 %"),
        ids(experiment));
    var third = experiment.scenarios().get(2);
    assertEquals(
        List.of("hosts.dl380.count", "placement.headroom"), List.copyOf(third.axes().keySet()));
    assertEquals(50, third.spec().hosts().get(0).count());
    assertEquals(0.2, third.spec().placement().headroomFraction());
    assertEquals(100, experiment.spec().hosts().get(0).count());
  }

  @Test
  void anAxisMayBeAWholeSection() throws IOException, ExperimentException {
    var experiment =
        sample.read(
            Sample.TEXT
                + "sweep: {workload.trace: [{format: planetlab, path: traces/day},"
                + " {format: constant, guests: 3, steps: 4, step: 5 min, cpu: 50 %}]}");
    assertEquals(
        new TraceSpec.Constant(3, 4, 300_000_000_000L, 0.5),
        experiment.scenarios().get(2).spec().workload().trace());
  }

  @Test
  void anAxisAddedKeepsTheSpecificationOfTheOtherScenarios()
      throws IOException, ExperimentException {
    var alone = sample.read(Sample.TEXT).scenarios().get(0).spec();
    var swept = sample.read(Sample.TEXT + "sweep: {placement.headroom: [10 %, 20 %]}");
    var same = swept.scenarios().get(0).spec();
    assertEquals(alone.workload(), same.workload());
    assertEquals(alone.placement(), same.placement());
    assertEquals(alone.hosts(), same.hosts());
  }

  @Test
  void aPathThatDoesNotExistIsRefused() {
    sample.refuses(
        Sample.TEXT + "sweep: {placement.headrom: [0 %, 10 %]}",
        "exp.yaml:20:9: placement.headrom: unknown key. Maybe headroom?" + ONE);
    sample.refuses(
        Sample.TEXT + "sweep: {hosts.dl360.count: [1, 2]}",
        "exp.yaml:20:9: sweep.hosts.dl360.count: hosts has no entry named dl360. Maybe dl380?"
            + ONE);
  }

  @Test
  void aBadValueIsPlacedWhereItStandsInTheSweep() {
    sample.refuses(
        Sample.TEXT + "sweep: {placement.headroom: [0 %, 10, 5 GiB], hosts.dl380.count: [1, 0]}",
        """
        exp.yaml:20:35: placement.headroom: needs a unit, was 10. Maybe 10 %?
        exp.yaml:20:39: placement.headroom: must be a share (%), was 5 GiB.
        exp.yaml:20:70: hosts[0].count: must be at least 1, was 0.
        3 problems; nothing was run.""");
  }

  @Test
  void aCombinationThatCannotBeIsRefused() {
    var synthetic =
        "{format: synthetic, guests: 9, steps: 9, step: 5 min, quartiles: [2 %, 6 %, 15 %]}";
    sample.refuses(
        Sample.with("{format: planetlab, path: traces/day}", synthetic)
            + "sweep: {workload.trace.max: [100 %, 20 %], workload.trace.mean: [7 %, 20 %]}",
        "exp.yaml:20:71: workload.trace.mean: must be 5.75 % to 10.75 % with these quartiles and"
            + " max, was 20 %."
            + ONE);
  }

  @Test
  void anAxisHasValuesAndEachOnce() {
    sample.refuses(
        Sample.TEXT + "sweep: {placement.headroom: []}",
        "exp.yaml:20:29: sweep.placement.headroom: must list at least one value." + ONE);
    sample.refuses(
        Sample.TEXT + "sweep: {placement.headroom: 10 %}",
        "exp.yaml:20:29: sweep.placement.headroom: must be a list, is the text 10 %. Maybe [10 %]?"
            + ONE);
    sample.refuses(
        Sample.TEXT + "sweep: {placement.headroom: [5 %, 5 %]}",
        "exp.yaml:20:35: sweep.placement.headroom[1]: is there already: 5 %." + ONE);
  }

  @Test
  void someKeysAreTheSameInTheWholeExperiment() {
    sample.refuses(
        Sample.TEXT + "sweep: {seed: [1, 2], techniques: [[bare-metal]]}",
        """
        exp.yaml:20:9: sweep.seed: seed cannot be swept.
        exp.yaml:20:23: sweep.techniques: techniques cannot be swept; list the variants there.
        2 problems; nothing was run.""");
  }

  @Test
  void twoAxesDoNotSetTheSameValue() {
    sample.refuses(
        Sample.TEXT + "sweep: {hosts.dl380.count: [1], 'hosts[0].count': [2]}",
        "exp.yaml:20:33: sweep.hosts[0].count: overlaps with sweep.hosts.dl380.count." + ONE);
  }

  @Test
  void moreThanTenThousandScenariosAreRefused() throws IOException, ExperimentException {
    var hundred =
        IntStream.range(0, 100)
            .mapToObj(i -> "{kind: paravirtual, name: t" + i + "}")
            .collect(Collectors.joining(", "));
    var text = Sample.with("bare-metal, paravirtual", hundred) + "sweep: {hosts.dl380.count: ";
    assertEquals(100 * 100, sample.read(text + to(100) + "}").scenarios().size());
    sample.refuses(
        text + to(101) + "}",
        "exp.yaml:20:9: sweep.hosts.dl380.count: makes more than 10,000 scenarios; the experiment"
            + " has at least 10100."
            + ONE);
  }

  private static String to(int last) {
    return IntStream.rangeClosed(1, last)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static List<String> ids(Experiment experiment) {
    return experiment.scenarios().stream().map(Scenario::id).toList();
  }
}
