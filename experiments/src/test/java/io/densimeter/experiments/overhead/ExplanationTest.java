package io.densimeter.experiments.overhead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.model.kernel.Mechanism;
import io.densimeter.model.workload.GuestOperation;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private final Explanation filtered = Explanation.of(SystemCalls.IN_DOCKER);

  private double elasticity(String figure) {
    return filtered.influences(Mechanism.SECCOMP).stream()
        .filter(influence -> influence.figure().name().equals(figure))
        .mapToDouble(Explanation.Influence::elasticity)
        .sum();
  }

  @Test
  void aFigureTakesItsShareOfTheMechanismsCycles() {
    double entry = SystemCalls.filterEntry() / SystemCalls.filter();
    assertEquals(entry, elasticity("seccomp-entry"), 1e-6);
    assertEquals(1 - entry, elasticity("seccomp-cache-test"), 1e-6);
    assertEquals(1, elasticity("hypervisor-instruction"), 1e-6);
    assertEquals(0, elasticity("veth-crossing"));
    assertEquals(3, filtered.influences(Mechanism.SECCOMP).size());
  }

  @Test
  void aMechanismsCyclesAreCausedByTheOperationThatTheyAreChargedFor() {
    var causes = filtered.causes(Mechanism.SECCOMP);
    assertEquals(1, causes.size());
    assertEquals(GuestOperation.SYSCALL, causes.get(0).operation());
    assertEquals(1, causes.get(0).share(), 1e-9);
  }

  @Test
  void theSlowdownMovesByATenthOfWhatTheFigureCosts() {
    var entry =
        filtered.sensitivities().stream()
            .filter(each -> each.figure().name().equals("seccomp-entry"))
            .findFirst()
            .orElseThrow();
    double expected = 0.1 * SystemCalls.filterEntry() / SystemCalls.gap();
    assertEquals(expected, entry.change(), 0.01 * expected);
  }

  @Test
  void theStrongestComesFirst() {
    double last = Double.POSITIVE_INFINITY;
    for (var each : filtered.sensitivities()) {
      assertTrue(Math.abs(each.change()) <= last);
      last = Math.abs(each.change());
    }
  }

  @Test
  void everyFigureOfTheCatalogueHasASource() {
    var catalog = Catalog.shipped();
    for (var name : catalog.names().implementations()) {
      for (var figure : SourcedFigure.of(catalog.implementation(name))) {
        assertTrue(!figure.source().isBlank(), name + " " + figure.name());
      }
    }
  }
}
