package io.densimeter.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OverheadCommandTest {
  private static Execution overhead(String... arguments) {
    return Execution.of(new OverheadCommand(), arguments);
  }

  @Test
  void everyTechniqueIsComparedByDefault() {
    var done = overhead("cpu-bound", "--platform", "xeon-e5-2600-v2");
    assertEquals(0, done.exitCode());
    for (var implementation : new String[] {"bare-metal", "vmware-esx-3-bt", "docker", "kvm"}) {
      assertTrue(done.out().contains(implementation), done.out());
    }
  }

  @Test
  void chosenTechniquesAndImplementationsStandInTheOrderAskedFor() {
    var done =
        overhead(
            "cpu-bound",
            "--platform=xeon-e5-2600-v2",
            "--techniques=os-level",
            "--implementation=kvm-shadow,bare-metal",
            "--load=25 %",
            "--format=csv");
    var implementations =
        done.out().lines().skip(1).map(line -> line.split(",")[4]).distinct().toList();
    assertEquals("[docker, kvm-shadow, bare-metal]", implementations.toString());
  }

  @Test
  void aWordThatIsNotKnownIsAUsageErrorWithAGuess() {
    var done = overhead("web-sever", "--platform", "core-2-duo");
    assertEquals(2, done.exitCode());
    assertEquals(
        "unknown profile web-sever, neither in the catalogue nor a YAML file. Maybe web-server?",
        done.firstError());
    assertEquals(
        "unknown technique os-levle. Maybe os-level?",
        overhead("web-server", "--platform=core-2-duo", "--techniques=os-levle").firstError());
    assertEquals(
        "--load needs a space before the unit, was 50%. Maybe 50 %?",
        overhead("web-server", "--platform=core-2-duo", "--load=50%").firstError());
    assertEquals(
        "--load must be more than 0 % and at most 100 %, was 0 %.",
        overhead("web-server", "--platform=core-2-duo", "--load=0 %").firstError());
  }
}
