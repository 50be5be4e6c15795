package io.densimeter.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExplainCommandTest {
  private static Execution explain(String... arguments) {
    return Execution.of(new ExplainCommand(), arguments);
  }

  @Test
  void aMechanismIsFollowedToThePaperOfItsPrice() {
    var done =
        explain(
            "web-server",
            "--platform=core-2-duo",
            "--implementation=kvm-shadow",
            "--mechanism=vm-exit",
            "--sensitivity");
    assertEquals(0, done.exitCode());
    assertTrue(
        done.out()
            .contains(
                "Adams & Agesen, ASPLOS 2006, table 1, Core 2 Duo: VM entry 937 and page-fault"
                    + " exit 1,186"),
        done.out());
    assertTrue(done.out().contains("What moves the slowdown"), done.out());
  }

  @Test
  void aPlatformAloneIsExplainedByItsFigures() {
    var done = explain("--platform", "core-2-duo");
    assertEquals(0, done.exitCode());
    assertTrue(done.out().contains("vm-exit-round-trip"), done.out());
  }

  @Test
  void whatCannotBeExplainedIsAUsageError() {
    assertEquals(2, explain().exitCode());
    assertEquals(2, explain("--platform=core-2-duo", "--sensitivity").exitCode());
    assertEquals(
        "Infeasible: kvm needs nested-paging, which platform pentium-4-672 does not have.",
        explain("web-server", "--platform=pentium-4-672", "--implementation=kvm").firstError());
    assertEquals(
        "Nothing is charged to seccomp here, but to native.",
        explain(
                "web-server",
                "--platform=core-2-duo",
                "--implementation=bare-metal",
                "--mechanism=seccomp")
            .firstError());
  }
}
