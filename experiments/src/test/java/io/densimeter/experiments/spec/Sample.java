package io.densimeter.experiments.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.yaml.ExperimentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The experiment of the tests, in a folder of its own, and ways to break it. */
final class Sample {
  /** A valid experiment. Tests name its lines, so they are numbered here. */
  static final String TEXT =
      """
      name: consolidate-web-estate
      question: Which technique runs this estate on the fewest hosts?
      seed: 20110303
      replications: 5
      workload:
        trace: {format: planetlab, path: traces/day}
        profile: web-server
        guest: {vcpus: 1, cpu: 1860 MHz, memory: 870 MiB, os: linux}
      hosts:
        - name: dl380
          count: 100
          platform: xeon-5600
          cores: 12
          memory: 96 GiB
          power: hp-dl380-g7
          price: 7000 USD
      techniques: [bare-metal, paravirtual]
      placement: {policy: best-fit-decreasing, headroom: 10 %}
      tco: {horizon: 4 years, discount: 7 %/year, energy: 0.12 USD/kWh, pue: 1.6}
      """;

  static final Names NAMES =
      new Names(
          List.of("netburst-2006", "xeon-5600"),
          List.of("xen-3-pv", "kvm-2013"),
          List.of("web-server", "database"),
          List.of("hp-dl380-g7", "hp-ml110-g4"),
          List.of("time-of-use-example", "hamilton-2010"),
          List.of("germany", "sweden"),
          (kind, file, problems) -> {});

  private final Path folder;

  private Sample(Path folder) {
    this.folder = folder;
  }

  /** Returns the folder prepared: the trace of the text exists in it. */
  static Sample in(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("traces/day"));
    return new Sample(folder);
  }

  /** Returns the experiment with one piece of the text replaced. */
  static String with(String piece, String replacement) {
    assertTrue(TEXT.contains(piece), piece);
    return TEXT.replace(piece, replacement);
  }

  Experiment read(String text, String... overrides) throws IOException, ExperimentException {
    return read(text.getBytes(StandardCharsets.UTF_8), overrides);
  }

  Experiment read(byte[] text, String... overrides) throws IOException, ExperimentException {
    var file = Files.write(folder.resolve("exp.yaml"), text);
    return ExperimentFile.read(file, List.of(overrides), NAMES);
  }

  /** Asserts the whole message of a refused text, with the folder left out of it. */
  void refuses(String text, String message, String... overrides) {
    refuses(text.getBytes(StandardCharsets.UTF_8), message, overrides);
  }

  void refuses(byte[] text, String message, String... overrides) {
    var refused = assertThrows(ExperimentException.class, () -> read(text, overrides));
    assertEquals(message.strip(), refused.getMessage().replace(folder + "/", ""));
  }
}
