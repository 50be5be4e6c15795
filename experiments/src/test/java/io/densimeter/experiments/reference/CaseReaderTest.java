package io.densimeter.experiments.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.catalog.MicroCatalog;
import io.densimeter.experiments.yaml.ExperimentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseReaderTest {
  private static final CaseEvaluator EVALUATOR =
      new CaseEvaluator(Catalog.shipped(), MicroCatalog.shipped());

  @TempDir private Path folder;

  private List<String> problems(String text) throws IOException {
    var file = Files.writeString(folder.resolve("cases.yaml"), text);
    var thrown =
        assertThrows(
            ExperimentException.class, () -> new CaseReader(EVALUATOR).read(List.of(file)));
    return thrown.problems().stream()
        .map(each -> each.toString().substring(folder.toString().length() + 1))
        .toList();
  }

  private static String one(String platform, String implementation, String rest) {
    return """
        cases:
          - name: a
            role: calibrate
            source: test
            platform: %s
            implementation: %s
            %s
        """
        .formatted(platform, implementation, rest.indent(4).strip());
  }

  @Test
  void namesThatDoNotExistAreProblemsWithAGuess() throws IOException {
    var text =
        one(
            "pentium-4-627",
            "kwm",
            """
            workload: {micro: sycall}
            metric: cycles
            published: 242 cycles
            """);
    assertEquals(
        List.of(
            "cases.yaml:5:15: cases[0].platform: unknown platform pentium-4-627, neither in the catalogue nor a YAML file."
                + " Maybe pentium-4-672?",
            "cases.yaml:6:21: cases[0].implementation: unknown implementation kwm, neither in the catalogue nor a YAML file. Maybe kvm?",
            "cases.yaml:7:23: cases[0].workload.micro: unknown micro program sycall."
                + " Maybe syscall?"),
        problems(text));
  }

  @Test
  void aPublishedValueNeedsTheUnitOfItsMetric() throws IOException {
    var text =
        one(
            "pentium-4-672",
            "bare-metal",
            """
            workload: {micro: syscall}
            metric: cycles
            published: 242
            """);
    assertEquals(
        List.of("cases.yaml:9:16: cases[0].published: needs a unit, was 242. Maybe 242 cycles?"),
        problems(text));
  }

  @Test
  void aWorkloadIsOneThing() throws IOException {
    var text =
        one(
            "pentium-4-672",
            "bare-metal",
            """
            workload: {micro: syscall, profile: web-server}
            metric: slowdown
            published: 0
            """);
    assertEquals(
        List.of(
                "cases.yaml:7:15: cases[0].workload: needs one of micro, profile and rates, has 2.",
                "cases.yaml:9:16: cases[0].published: must be above zero, was 0.",
                "cases.yaml:7:15: cases[0].workload.native: is needed for the metric slowdown.")
            .stream()
            .sorted()
            .toList(),
        problems(text).stream().sorted().toList());
  }

  @Test
  void aTimeOfRatesIsNotSomethingTheModelSays() throws IOException {
    var text =
        one(
            "pentium-4-672",
            "bare-metal",
            """
            workload: {rates: {clock: 1 GHz, per-cpu-second: {halt: 3}, source: test}}
            metric: time
            published: 3 s
            """);
    assertEquals(
        List.of(
            "cases.yaml:7:61: cases[0].workload.rates.per-cpu-second.halt: has no rate: it follows"
                + " from the rest of the profile.",
            "cases.yaml:8:13: cases[0].metric: of a profile or of rates is slowdown, overhead,"
                + " throughput, exits, hypervisor-cpu, was time."),
        problems(text));
  }

  @Test
  void aMachineOfOnesOwnSaysWhatItIsLike() throws IOException {
    var rest =
        """
        workload: {micro: syscall}
        metric: cycles
        published: 242 cycles
        """;
    assertEquals(
        "cases.yaml:5:15: cases[0].platform: unknown platform box, neither in the catalogue nor a"
            + " YAML file; known are ",
        problems(one("box", "bare-metal", rest)).get(0).split("apm-x-gene", 2)[0]);
    assertTrue(
        problems(one("box", "bare-metal", rest))
            .get(0)
            .endsWith(" One of your own says what it is like: {name: box, like: …}."));
    assertEquals(
        List.of(
            "cases.yaml:5:33: cases[0].platform.like: unknown platform xeon-560, neither in the"
                + " catalogue nor a YAML file. Maybe xeon-5600?",
            "cases.yaml:5:61: cases[0].platform.prices.syscall: needs a unit, was 60."
                + " Maybe 60 cycles?"),
        problems(one("{name: box, like: xeon-560, prices: {syscall: 60}}", "bare-metal", rest)));
    assertEquals(
        List.of(
            "cases.yaml:5:60: cases[0].platform.prices.cpuid: of a platform is in cycles or a time,"
                + " was 5 instructions."),
        problems(
            one(
                "{name: box, like: xeon-5600, prices: {cpuid: 5 instructions}}",
                "bare-metal",
                rest)));
  }

  @Test
  void aPairIsOfTheRightKind() throws IOException {
    var text =
        one(
            "xeon-5600",
            "kvm",
            """
            workload: {profile: web-server}
            metric: %s
            published: %s
            """);
    assertEquals(
        List.of("cases.yaml:9:16: cases[0].published: native needs a unit, was 3. Maybe 3 s?"),
        problems(text.formatted("slowdown", "{native: 3, guest: 4 s}")).stream()
            .map(each -> each.replaceFirst("Maybe 3 .*", "Maybe 3 s?"))
            .toList());
    assertEquals(
        List.of("cases.yaml:9:16: cases[0].published: unknown key nativ. Maybe native?"),
        problems(text.formatted("throughput", "{nativ: 3, guest: 4}")));
    assertEquals(
        List.of("cases.yaml:9:16: cases[0].published: needs the key over too."),
        problems(text.formatted("exits", "{count: 3}")));
    assertEquals(
        List.of(
            "cases.yaml:9:16: cases[0].published: must be a plain number such as 1.06, was 6 %."
                + " Maybe metric: overhead?"),
        problems(text.formatted("slowdown", "6 %")));
  }

  @Test
  void whatATechniqueDoesNotHaveIsRefused() throws IOException {
    var text =
        one(
            "xeon-5600",
            "{name: docker, paging: shadow}",
            """
            workload: {profile: web-server}
            metric: exits
            published: 1000
            """);
    assertEquals(
        List.of(
            "cases.yaml:2:5: cases[0]: exits are of hardware assistance; os-level has none.",
            "cases.yaml:2:5: cases[0]: implementation.paging: os-level has but one."),
        problems(text));
  }

  @Test
  void countsNeedTheTimeThatTheyAreOf() throws IOException {
    var text =
        one(
            "xeon-5600",
            "kvm",
            """
            workload: {rates: {clock: 1 GHz, counts: {syscall: 3}, source: test}}
            metric: slowdown
            published: 1.1
            """);
    assertEquals(
        List.of(
            "cases.yaml:7:23: cases[0].workload.rates.cpu-time: is needed beside counts."
                + " Maybe cpu-time: 263 s?"),
        problems(text));
  }

  @Test
  void aTechniqueThatTheCpuCannotDoIsRefused() throws IOException {
    var text =
        one(
            "pentium-4-672",
            "kvm",
            """
            workload: {micro: cpuid}
            metric: cycles
            published: 1 cycles
            """);
    assertEquals(
        List.of(
            "cases.yaml:2:5: cases[0]: kvm needs nested-paging, which platform pentium-4-672 does"
                + " not have."),
        problems(text));
  }

  @Test
  void aNameIsUsedOnce() throws IOException {
    var one =
        one(
            "pentium-4-672",
            "bare-metal",
            """
            workload: {micro: syscall}
            metric: cycles
            published: 242 cycles
            """);
    var problems = problems(one + one.replace("cases:\n", ""));
    assertEquals(1, problems.size());
    assertEquals(
        "cases.yaml:10:5: cases[1].name: a is already at",
        problems.get(0).substring(0, problems.get(0).lastIndexOf(" at ") + 3));
  }
}
