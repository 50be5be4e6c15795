package io.densimeter.experiments.spec;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvailabilityRulesTest {
  private static final String FAILURES = "failures: {host-mtbf: 3 years, kernel-mtbf: 180 d}\n";

  @TempDir Path folder;

  private static String text(String downtime, String sections) {
    return Sample.with(
        "pue: 1.6}\n", "pue: 1.6, downtime: [{name: out, " + downtime + "}]}\n" + sections);
  }

  @Test
  void downtimeNeedsATimeOrSomethingThatFails() throws IOException {
    Sample.in(folder)
        .refuses(
            text("price: 10 USD/h", ""),
            """
            exp.yaml:19:88: tco.downtime[0]: needs a time, or failures or patching to take it from. Maybe time: 60 min?
            1 problem; nothing was run.
            """);
  }

  @Test
  void eitherSectionIsEnough() throws Exception {
    Sample.in(folder).read(text("price: 10 USD/h", FAILURES));
    Sample.in(folder).read(text("price: 10 USD/h", "patching: {kernel-patches: 12}\n"));
    Sample.in(folder).read(text("price: 10 USD/h, time: 60 min", ""));
  }

  @Test
  void whatFailuresSayIsNotSaidAgain() throws IOException {
    Sample.in(folder)
        .refuses(
            text(
                "price: 10 USD/h",
                FAILURES + "patching: {kernel-patches: 12, guest-boot: 40 s, boots-at-once: 4}\n"),
            """
            exp.yaml:21:44: patching.guest-boot: is said by failures.guest-boot already; leave it out.
            exp.yaml:21:65: patching.boots-at-once: is said by failures.boots-at-once already; leave it out.
            2 problems; nothing was run.
            """);
  }

  @Test
  void patchesLeaveMostOfTheYear() throws IOException {
    Sample.in(folder)
        .refuses(
            text("price: 10 USD/h", "patching: {kernel-patches: 365, host-out: 12 h}\n"),
            """
            exp.yaml:20:11: patching: takes guests out for half of the year or more. Maybe fewer patches, or a shorter host-out?
            1 problem; nothing was run.
            """);
  }

  @Test
  void aMetricNeedsItsSection() throws IOException {
    Sample.in(folder)
        .refuses(
            Sample.TEXT + "expect: [{metric: availability, at-least: 99.9 %}]\n",
            """
            exp.yaml:20:19: expect[0].metric: availability needs the section failures or patching.
            1 problem; nothing was run.
            """);
  }
}
