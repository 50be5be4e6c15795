package io.densimeter.experiments.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.yaml.ExperimentException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectationSpecTest {
  private static final String ONE = "\n1 problem; nothing was run.";

  @TempDir Path folder;
  private Sample sample;

  @BeforeEach
  void prepare() throws IOException {
    sample = Sample.in(folder);
  }

  @Test
  void aBoundIsInTheUnitOfItsMetric() throws IOException, ExperimentException {
    assertEquals(OptionalDouble.of(0.05), gate("metric: cpu.ready.p95, at-most: 5 %").most());
    assertEquals(OptionalDouble.of(2419.2), gate("metric: energy, at-most: 2419.2 kWh").most());
    assertEquals(OptionalDouble.of(40), gate("metric: cost.guest-month, at-most: 40 USD").most());
    assertEquals(OptionalDouble.of(8), gate("metric: guests.per-host, at-least: 8").least());
    assertEquals(OptionalDouble.empty(), gate("metric: guests.per-host, at-least: 8").most());
  }

  @Test
  void aGateIsAboutTheScenariosThatItNames() throws IOException, ExperimentException {
    var experiment =
        sample.read(
            Sample.TEXT
                + "sweep: {placement.headroom: [0 %, 10 %]}\n"
                + "expect: [{where: {technique: paravirtual, placement.headroom: 10 %},"
                + " metric: energy, at-most: 5 kWh}]");
    var gate = experiment.spec().expect().get(0);
    var scenarios = experiment.scenarios();
    assertFalse(gate.concerns(scenarios.get(0))); // bare-metal, 0 %
    assertFalse(gate.concerns(scenarios.get(1))); // paravirtual, 0 %
    assertFalse(gate.concerns(scenarios.get(2))); // bare-metal, 10 %
    assertTrue(gate.concerns(scenarios.get(3))); // paravirtual, 10 %
  }

  @Test
  void aGateOnNothingOrOnAnUnknownThingIsRefused() {
    refuses("{metric: energy}", "exp.yaml:20:10: expect[0]: needs at-most or at-least.");
    refuses(
        "{metric: cpu.ready.p59, at-most: 5 %}",
        "exp.yaml:20:19: expect[0].metric: unknown metric cpu.ready.p59. Maybe cpu.ready.p95?");
    refuses(
        "{where: {technique: os-level}, metric: hosts.needed, at-most: 5}",
        "exp.yaml:20:30: expect[0].where.technique: no technique is called os-level; known are"
            + " bare-metal, paravirtual.");
    refuses(
        "{where: {tecnique: paravirtual}, metric: hosts.needed, at-most: 5}",
        "exp.yaml:20:29: expect[0].where.tecnique: is neither technique nor swept. Maybe"
            + " technique?");
  }

  @Test
  void aBoundOfTheWrongUnitIsRefused() {
    refuses(
        "{metric: cpu.ready.p95, at-most: 5}",
        "exp.yaml:20:43: expect[0].at-most: needs a unit, was 5. Maybe 5 %?");
    refuses(
        "{metric: cost.total, at-most: 5 EUR}",
        "exp.yaml:20:40: expect[0].at-most: is in EUR, but the prices of this file are in USD.");
    refuses(
        "{metric: hosts.needed, at-most: 5, at-least: 6}",
        "exp.yaml:20:55: expect[0].at-least: must not be above at-most.");
  }

  private ExpectationSpec gate(String keys) throws IOException, ExperimentException {
    return sample.read(Sample.TEXT + "expect: [{" + keys + "}]").spec().expect().get(0);
  }

  private void refuses(String gate, String message) {
    sample.refuses(Sample.TEXT + "expect: [" + gate + "]", message + ONE);
  }
}
