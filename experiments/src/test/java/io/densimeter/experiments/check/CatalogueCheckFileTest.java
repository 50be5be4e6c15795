package io.densimeter.experiments.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.overhead.OperatingPoint;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CatalogueCheckFileTest {
  @Test
  void everyTechniqueIsCheckedOnEveryPlatformWithEveryProfileThatItCanRun() throws Exception {
    var catalog = Catalog.shipped();
    var names = catalog.names();
    var feasible = new TreeSet<String>();
    var checked = new TreeSet<String>();
    for (var platform : names.platforms().stream().map(catalog::platform).toList()) {
      for (var implementation :
          names.implementations().stream().map(catalog::implementation).toList()) {
        for (var profile : names.profiles().stream().map(catalog::profile).toList()) {
          var at = new OperatingPoint(platform, implementation, profile, 0.5);
          if (at.obstacles().isEmpty()) {
            feasible.add(words(at));
          }
        }
      }
    }
    var plan = CheckPlan.read(Path.of("baselines/catalogue.yaml"), catalog);
    plan.points().values().forEach(at -> checked.add(words(at)));
    feasible.removeAll(checked);
    assertEquals(
        new TreeSet<String>(), feasible, "add an implementation to baselines/catalogue.yaml");
    var unchecked = new TreeSet<>(names.implementations());
    plan.points().keySet().forEach(key -> unchecked.remove(key.implementation()));
    assertEquals(new TreeSet<String>(), unchecked, "not in baselines/catalogue.yaml");
  }

  private static String words(OperatingPoint at) {
    return at.implementation().technique().yamlName()
        + " on "
        + at.platform().name()
        + " with "
        + at.profile().name();
  }
}
