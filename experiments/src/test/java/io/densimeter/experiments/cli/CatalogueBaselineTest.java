package io.densimeter.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The check of the project itself: no modelled number changes without being told. */
class CatalogueBaselineTest {
  @Test
  void theCatalogueGivesTheNumbersThatWereCommitted() {
    var check =
        Execution.of(
            new CheckCommand(),
            "baselines/catalogue.yaml",
            "--baseline=baselines/catalogue.json",
            "--jobs=2");
    assertEquals(
        0,
        check.exitCode(),
        () ->
            check.err()
                + check.out()
                + "If that is meant, commit with it what this writes:\n"
                + "./densimeter check experiments/baselines/catalogue.yaml"
                + " --baseline experiments/baselines/catalogue.json --update\n");
  }
}
