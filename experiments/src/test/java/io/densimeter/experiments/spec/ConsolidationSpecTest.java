package io.densimeter.experiments.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.densimeter.experiments.spec.ConsolidationSpec.Detect;
import io.densimeter.experiments.spec.ConsolidationSpec.Select;
import io.densimeter.experiments.yaml.ExperimentException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsolidationSpecTest {
  private static final String TCO = "tco: {horizon";

  @TempDir Path folder;

  @Test
  void guestsStayWithoutTheSection() throws Exception {
    assertNull(Sample.in(folder).read(Sample.TEXT).spec().consolidation());
  }

  @Test
  void theRulesAndTheRhythmAreRead() throws Exception {
    var spec = read("consolidation: {detect: threshold, threshold: 75 %, every: 10 min}\n");
    assertEquals(Detect.THRESHOLD, spec.detect());
    assertEquals(0.75, spec.thresholdFraction());
    assertEquals(Select.MINIMUM_MIGRATION_TIME, spec.select());
    assertEquals(600_000_000_000L, spec.everyNanos());
    assertEquals(1_000_000_000L, spec.linkBitsPerSecond());
    assertEquals(0.5, spec.linkShareFraction());
  }

  @Test
  void aThresholdGoesWithTheStaticDetectorOnly() {
    assertEquals(
        List.of("goes with detect: threshold only. Maybe safety?"),
        messages("consolidation: {detect: local-regression, threshold: 75 %}\n"));
    assertEquals(
        List.of("goes with the adaptive detectors only. Maybe threshold?"),
        messages("consolidation: {safety: 1.5}\n"));
  }

  @Test
  void aGateOnMigrationsNeedsTheSection() {
    assertEquals(
        List.of("migrations needs the section consolidation."),
        messages("expect: [{metric: migrations, at-most: 100}]\n"));
  }

  private ConsolidationSpec read(String section) throws Exception {
    var spec = Sample.in(folder).read(Sample.with(TCO, section + TCO)).spec();
    return Objects.requireNonNull(spec.consolidation());
  }

  private List<String> messages(String section) {
    return Assertions.assertThrows(ExperimentException.class, () -> read(section))
        .problems()
        .stream()
        .map(placed -> placed.problem().message())
        .toList();
  }
}
