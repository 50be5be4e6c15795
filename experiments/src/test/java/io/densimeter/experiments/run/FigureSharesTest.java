package io.densimeter.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.ExperimentFile;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.model.stats.Metrics;
import io.densimeter.reports.result.RunResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What-if questions of an experiment, held against catalogues with other figures. */
class FigureSharesTest {
  private static final Path FILE = Path.of("studies", "tco", "how-sure.yaml");

  private static RunResult run(Catalog catalog, String... overrides) throws Exception {
    var experiment = ExperimentFile.read(FILE, List.of(overrides), catalog.names());
    Feasibility.require(experiment, catalog);
    return ExperimentRunner.run(experiment, catalog, "test", 2);
  }

  private static double slowdown(RunResult run, int scenario) {
    return run.scenarios()
        .get(scenario)
        .replications()
        .get(0)
        .values()
        .getOrDefault(Metrics.OVERHEAD_SLOWDOWN, Double.NaN);
  }

  private static final String[] BRIEF = {"replications=1", "uncertainty={break-even: [tco.pue]}"};

  private static RunResult brief(Catalog catalog, String figures) throws Exception {
    return run(catalog, BRIEF[0], BRIEF[1], "figures=" + figures);
  }

  @Test
  void aShareOfAPriceIsACatalogueWithThatPrice() throws Exception {
    var shipped = Catalog.shipped();
    String name = "platforms/xeon-5600";
    String text = shipped.text(name);
    String price = "vm-exit-round-trip: {cycles: ";
    int at = text.indexOf(price) + price.length();
    assertTrue(at > price.length(), "the catalogue writes its prices in another way now");
    int end = text.indexOf(',', at);
    long cycles = Long.parseLong(text.substring(at, end));
    var dearer = shipped.with(name, text.substring(0, at) + 2 * cycles + text.substring(end));
    var asked = brief(shipped, "{xeon-5600: {vm-exit-round-trip: 200 %}}");
    assertEquals(slowdown(brief(dearer, "{}"), 0), slowdown(asked, 0), 1e-12);
    var before = brief(shipped, "{}");
    assertTrue(slowdown(asked, 0) > slowdown(before, 0));
    // Containers have no VM exits.
    assertEquals(slowdown(before, 2), slowdown(asked, 2));
    assertTrue(
        asked.assumptions().stream()
            .anyMatch(each -> each.source().startsWith("200 % by the experiment file of: ")));
  }

  @Test
  void aShareOfARateIsAProfileWithThatRate() throws Exception {
    var shipped = Catalog.shipped();
    String name = "profiles/web-server";
    String rate = "syscall: {per-cpu-second: ";
    String text = shipped.text(name);
    assertTrue(text.contains(rate + "60000,"), "the catalogue has another rate now");
    var half = shipped.with(name, text.replace(rate + "60000,", rate + "30000,"));
    var asked = brief(shipped, "{web-server: {syscall: 50 %}}");
    for (int scenario = 0; scenario < 3; scenario++) {
      assertEquals(slowdown(brief(half, "{}"), scenario), slowdown(asked, scenario), 1e-12);
    }
  }

  @Test
  void aFigureMayHaveADistribution() throws Exception {
    var run =
        run(
            Catalog.shipped(),
            "replications=1",
            "figures={xeon-5600: {vm-exit-round-trip: 100 %}}",
            "uncertainty={samples: 4, repetitions: 2, values: {figures.xeon-5600.vm-exit-round-trip:"
                + " {uniform: [50 %, 150 %]}}}");
    assertEquals(3, run.scenarios().size());
    var swing = run.analysis().swings();
    assertTrue(swing.stream().allMatch(each -> each.assumption().startsWith("figures.")));
    assertTrue(swing.stream().anyMatch(each -> each.scenario().equals("hardware-assisted")));
  }

  @Test
  void namesThatAreNoneAreRefused() {
    var refused =
        assertThrows(
            ExperimentException.class,
            () -> brief(Catalog.shipped(), "{xeon-560: {a: 1 %}, xeon-5600: {vm-exit: 90 %}}"));
    var message = String.valueOf(refused.getMessage());
    assertTrue(
        message.contains(
            "figures.xeon-560: nothing that the experiment uses is called xeon-560."
                + " Maybe xeon-5600?"),
        message);
    assertTrue(
        message.contains("figures.xeon-5600.vm-exit: xeon-5600 has no price, path or rate called"),
        message);
  }
}
