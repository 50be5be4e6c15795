package io.densimeter.experiments.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.catalog.MicroCatalog;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ErrorSummaryTest {
  @Test
  void errorsCountWithoutTheirSign() {
    var evaluator = new CaseEvaluator(Catalog.shipped(), MicroCatalog.shipped());
    var spec = new CaseReader(evaluator).builtIn().get(0).cases().get(0);
    double published = spec.publishedValue();
    var results = new ArrayList<CaseResult>();
    for (double error : new double[] {-0.4, 0.1, 0.2, -0.3, 0}) {
      results.add(new CaseResult(spec, "p", "i", published * (1 + error)));
    }
    var summary = ErrorSummary.of(results);
    assertEquals(5, summary.count());
    assertEquals(0.2, summary.medianFraction(), 1e-12);
    // Linear at 0.9 · 4 = 3.6 of 0, 0.1, 0.2, 0.3, 0.4.
    assertEquals(0.36, summary.p90Fraction(), 1e-12);
    assertEquals(0.4, summary.maxFraction(), 1e-12);
  }
}
