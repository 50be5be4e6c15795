package io.densimeter.experiments.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.catalog.MicroCatalog;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BuiltInCasesTest {
  private static final Catalog CATALOG = Catalog.shipped();
  private static final CaseEvaluator EVALUATOR = new CaseEvaluator(CATALOG, MicroCatalog.shipped());
  private static final List<CaseFile> FILES = new CaseReader(EVALUATOR).builtIn();
  private static ReferenceRun run;

  @BeforeAll
  static void evaluate() {
    run = ReferenceRun.of(FILES, EVALUATOR);
  }

  private static CaseSpec spec(String name) {
    return result(name).spec();
  }

  private static CaseResult result(String name) {
    return run.results().stream()
        .filter(each -> each.spec().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void thereAreManyOfBothRoles() {
    assertTrue(run.of(Role.CALIBRATE).size() >= 200);
    assertTrue(run.of(Role.PREDICT).size() >= 60);
  }

  @Test
  void noSourceIsFittedAndPredicted() {
    var calibrated = run.of(Role.CALIBRATE).stream().map(each -> each.spec().source()).toList();
    for (var predicted : run.of(Role.PREDICT)) {
      assertFalse(calibrated.contains(predicted.spec().source()), predicted.spec().name());
    }
  }

  @Test
  void publishedFiguresAreWhatThePapersPrint() {
    // Adams and Agesen 2006; Dall and Nieh 2014 (us and seconds); Barham et al. 2003.
    assertEquals(12_733, spec("vmware-player-1-vtx ptemod").publishedValue());
    assertEquals(34_930, spec("kvm SMP pipe latency").publishedValue(), 1e-6);
    assertEquals(404.97 / 382.695, spec("kvm UP kernel compile").publishedValue(), 1e-4);
    assertEquals(271.0 / 263.0, spec("xen Linux build").publishedValue(), 1e-4);
  }

  @Test
  void aCaseGivesTheSameNumberAlone() {
    var spec = spec("kvm UP Apache");
    assertEquals(result("kvm UP Apache").predicted(), EVALUATOR.evaluate(spec).predicted());
  }

  @Test
  void aPredictionIsTheNativeTimeAndWhatTheOperationsAdd() {
    // Null call on Xen: native 0.45 us at 2.4 GHz, and one bounce through the hypervisor.
    var xen = CostTable.of(CATALOG.platform("xeon-2400"), CATALOG.implementation("xen-1-pv"));
    assertEquals(
        450 + xen.path(Path.SYSTEM_CALL_BOUNCE) / 2.4, result("xen null call").predicted(), 1e-6);
    // getpid in Docker on Linux 4.4: native 37.046 ns at 3.7 GHz, and a list whose 45th instruction
    // is the rule of call 39, interpreted.
    var docker = CostTable.of(CATALOG.platform("xeon-e5-v3"), CATALOG.implementation("docker"));
    double filter =
        docker.path(Path.SECCOMP_ENTRY)
            + docker.path(Path.SECCOMP_FILTER)
            + 45 * docker.path(Path.SECCOMP_INTERPRETED);
    assertEquals(37.046 + filter / 3.7, result("docker getpid Xeon E5-1630 v3").predicted(), 1e-6);
  }

  @Test
  void theMedianOfTheCalibrationCasesIsWithinTenPercent() {
    assertTrue(ErrorSummary.of(run.of(Role.CALIBRATE)).medianFraction() < 0.1);
  }

  @Test
  void whatIsNotCoveredHasReasons() {
    assertTrue(CaseReader.uncovered().size() > 20);
  }
}
