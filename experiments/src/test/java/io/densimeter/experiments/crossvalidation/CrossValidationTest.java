package io.densimeter.experiments.crossvalidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.catalog.MicroCatalog;
import io.densimeter.experiments.crossvalidation.ShelfFigure.Kind;
import io.densimeter.experiments.reference.CaseEvaluator;
import io.densimeter.experiments.reference.CaseFile;
import io.densimeter.experiments.reference.CaseReader;
import io.densimeter.experiments.reference.CaseResult;
import io.densimeter.experiments.reference.CaseSpec;
import io.densimeter.experiments.reference.Role;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Price;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.StreamTransform;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossValidationTest {
  private static final Catalog CATALOG = Catalog.shipped();
  private static final CaseEvaluator EVALUATOR = new CaseEvaluator(CATALOG, MicroCatalog.shipped());
  private static final CaseReader READER = new CaseReader(EVALUATOR);
  private static final List<CaseFile> BUILT_IN = READER.builtIn();
  private static final Shelf SHELF = Shelf.of(CATALOG);
  private static final CaseSources SOURCES = CaseSources.shipped();
  private static final Lineage LINEAGE = new Lineage(SHELF, SOURCES);
  private static final String ADAMS = "Adams & Agesen, ASPLOS 2006";
  private static final String DALL_NIEH = "Dall & Nieh, ASPLOS 2014";
  private static final String LI = "Wanpeng Li, kvm list 2020";

  @TempDir private java.nio.file.Path folder;

  private static List<CaseSpec> calibrating() {
    return BUILT_IN.stream()
        .flatMap(file -> file.cases().stream())
        .filter(spec -> spec.role() == Role.CALIBRATE)
        .toList();
  }

  private static Fold fold(String source, Shelf shelf) {
    return Fold.of(
        source,
        calibrating().stream().filter(spec -> spec.source().equals(source)).toList(),
        calibrating().stream().filter(spec -> !spec.source().equals(source)).toList(),
        new Lineage(shelf, SOURCES),
        shelf,
        EVALUATOR);
  }

  private static boolean stems(String owner, String key, String source) {
    return LINEAGE.from(source).stream()
        .anyMatch(each -> each.owner().equals(owner) && each.key().equals(key));
  }

  @Test
  void everyCalibrationSourceSaysHowTheCatalogueCallsIt() {
    var unknown = new LinkedHashSet<String>();
    calibrating().forEach(spec -> unknown.add(spec.source()));
    unknown.removeAll(SOURCES.aliases().keySet());
    assertEquals(Set.of(), unknown, "add them to reference/sources.yaml");
  }

  @Test
  void aFigureStemsFromTheSourceThatItsTextNames() {
    assertTrue(stems("kvm", "cpuid-handler", DALL_NIEH));
    assertTrue(!stems("kvm", "nested-fault-handler", DALL_NIEH)); // FaaSnap
    assertTrue(stems("docker", "seccomp-interpreted", "moby issue 37902"));
  }

  @Test
  void aFigureStemsFromWhatTheFigureThatItRefersToStemsFrom() {
    assertTrue(stems("xen-hvm", "io-handler", DALL_NIEH)); // as kvm
    assertTrue(stems("kvm", "cr-handler", DALL_NIEH)); // as an MSR write
    assertTrue(stems("xen-4-pv", "trap-emulate", "kvm-unit-tests cfbd129ca4c8, 2017"));
    assertTrue(stems("docker", "seccomp-cache-test", "Zhu, seccomp bitmap RFC, 2020")); // see …
    // Li's exit less handler and dispatch of the kvm implementation.
    assertTrue(stems("xeon-skylake", "vm-exit-round-trip", LI));
    assertTrue(stems("xeon-skylake", "vm-exit-round-trip", DALL_NIEH));
    assertTrue(!stems("xeon-x5570", "vm-exit-round-trip", DALL_NIEH)); // Agesen 2012
  }

  /** A number of a source that stands in a figure says where the figure comes from. */
  @Test
  void noFigureQuotesAPublishedValueOfASourceThatItDoesNotStemFrom() {
    var number = Pattern.compile("\\d[\\d,]*(\\.\\d+)?");
    for (var source : SOURCES.aliases().keySet()) {
      var published = new LinkedHashSet<String>();
      for (var spec : calibrating()) {
        if (spec.source().equals(source)
            && !spec.implementation().name().equals("bare-metal")
            && spec.published().flow().replaceAll("[^1-9]", "").length() >= 3) {
          published.add(spec.published().flow().split(" ", 2)[0]);
        }
      }
      var stemming = LINEAGE.from(source);
      for (var figure : LINEAGE.figures()) {
        if (figure.kind() != Kind.NATIVE_PRICE && !stemming.contains(figure)) {
          number
              .matcher(figure.source())
              .results()
              .map(found -> found.group().replace(",", ""))
              .forEach(
                  found ->
                      assertTrue(
                          !published.contains(found),
                          () -> source + ": " + figure.owner() + " " + figure.key()));
        }
      }
    }
  }

  @Test
  void aFigureOfTheSourceThatIsTenTimesWrongChangesNothing() {
    for (var source : List.of(ADAMS, LI, "moby issue 37902")) {
      var poisoned = SHELF;
      for (var figure : LINEAGE.from(source)) {
        poisoned = poisoned(poisoned, figure);
      }
      assertNotEquals(SHELF, poisoned);
      assertEquals(fold(source, SHELF), fold(source, poisoned), source);
    }
  }

  @Test
  void aFigureOfAnotherSourceThatIsTenTimesWrongChangesThePredictions() {
    var kvm = SHELF.implementations().get("kvm");
    var handler = kvm.paths().get(Path.HYPERCALL_HANDLER); // Dall & Nieh
    var wrong = new Price(10 * handler.amount(), handler.unit(), handler.source());
    var poisoned = SHELF.with(kvm.with(Path.HYPERCALL_HANDLER, wrong));
    assertNotEquals(fold(LI, SHELF).predicted(), fold(LI, poisoned).predicted());
  }

  private static Shelf poisoned(Shelf shelf, ShelfFigure figure) {
    var wrong = new Price(10 * figure.amount(), figure.unit(), figure.source());
    return switch (figure.kind()) {
      case PATH ->
          shelf.with(
              shelf
                  .implementations()
                  .get(figure.owner())
                  .with(Path.named(figure.key()).orElseThrow(), wrong));
      case SETTING ->
          shelf.with(
              shelf
                  .implementations()
                  .get(figure.owner())
                  .with(
                      Setting.named(figure.key()).orElseThrow(),
                      10 * figure.amount(),
                      figure.source()));
      case FACTOR ->
          shelf.with(
              shelf
                  .implementations()
                  .get(figure.owner())
                  .with(
                      StreamTransform.named(figure.key()).orElseThrow(),
                      10 * figure.amount(),
                      figure.source()));
      case EXIT_PRICE ->
          shelf.with(
              shelf
                  .platforms()
                  .get(figure.owner())
                  .with(Primitive.named(figure.key()).orElseThrow(), wrong));
      case NATIVE_PRICE -> shelf;
    };
  }

  @Test
  void aHiddenFigureIsTheGeometricMeanOfWhatOthersSay() {
    var base = SHELF.implementations().get("kvm");
    Map<String, io.densimeter.model.platform.Implementation> two = new LinkedHashMap<>();
    two.put("kvm", base.with(Path.USER_EXIT, instructions(70, "my own, 2030")));
    two.put("kvm-apicv", named("kvm-apicv", Path.USER_EXIT, instructions(4, "his")));
    two.put("kvm-shadow", named("kvm-shadow", Path.USER_EXIT, instructions(9, "hers")));
    // The same text is the same figure; it counts once.
    two.put("firecracker", named("firecracker", Path.USER_EXIT, instructions(9, "hers")));
    // Of another technique, in which the path may mean something else.
    two.put("docker", named("docker", Path.USER_EXIT, instructions(1000, "theirs")));
    var shelf = new Shelf(Map.of(), two);
    var hidden =
        HiddenFigure.of(
            "my own, 2030", new Lineage(shelf, new CaseSources(Map.of(), Map.of())), shelf);
    // The second: user-completion is computed from user-exit, so it falls with it.
    assertEquals(
        List.of("user-exit", "user-completion"), hidden.stream().map(HiddenFigure::key).toList());
    assertEquals(StrictMath.sqrt(4 * 9), hidden.get(0).prior(), 1e-9);
  }

  @Test
  void aFigureThatAnotherSourceMeasuresIsFittedToIt() throws IOException, ExperimentException {
    // Both machines have the same exit. His hypercall takes 400 cycles more than mine; of mine
    // nothing may be known, so mine is predicted to be his.
    var platform = SHELF.platforms().get("xeon-e5-2450");
    var kvm = SHELF.implementations().get("kvm");
    double his =
        784
            + 8 * platform.cycles(Primitive.VMCS_ACCESS)
            + CostTable.of(platform, kvm).path(Path.EXIT_DISPATCH)
            + 500;
    var shelf =
        new Shelf(
            Map.of("xeon-e5-2450", platform),
            Map.of(
                "kvm",
                kvm.with(Path.HYPERCALL_HANDLER, instructions(100, "mine")),
                "kvm-apicv",
                named("kvm-apicv", Path.HYPERCALL_HANDLER, instructions(300, "theirs"))));
    var fold =
        CrossValidation.of(
                cases("mine", his - 400),
                cases("his", his),
                shelf,
                new CaseSources(Map.of(), Map.of()),
                EVALUATOR)
            .folds()
            .get(0);
    assertEquals(1, fold.hiddenFigures());
    assertEquals(1, fold.fittedFigures());
    double predicted = fold.predicted().get(0).predicted();
    assertEquals(his, predicted, 0.01 * his);
  }

  private List<CaseFile> cases(String source, double cycles)
      throws IOException, ExperimentException {
    var text =
        """
        cases:
          - name: %s
            role: calibrate
            source: %s
            platform: xeon-e5-2450
            implementation: kvm
            workload: {micro: vmcall}
            metric: cycles
            published: %s cycles
        """;
    var file = folder.resolve(source + ".yaml");
    Files.writeString(file, text.formatted(source, source, cycles));
    return READER.read(List.of(file));
  }

  private static Price instructions(double amount, String source) {
    return new Price(amount, Price.Unit.INSTRUCTIONS, source);
  }

  private static io.densimeter.model.platform.Implementation named(
      String name, Path path, Price length) {
    return SHELF.implementations().get(name).with(path, length);
  }

  @Test
  void nativeFiguresAreInputsAndWhatNobodyElseSaysIsCounted() {
    var fold = fold(ADAMS, SHELF);
    assertEquals(6, fold.inputs().size());
    assertEquals(18, fold.inputs().size() + fold.predicted().size() + fold.unpredicted().size());
    assertEquals(
        "no other source says anything of in-place-emulation", fold.unpredicted().get(0).reason());
    // Nothing of the paper is left, so that a syscall under binary translation is not 2,308.
    var syscall =
        fold.predicted().stream()
            .filter(each -> each.spec().name().equals("vmware-workstation-5 syscall"))
            .mapToDouble(CaseResult::errorFraction)
            .findFirst()
            .orElseThrow();
    assertTrue(Math.abs(syscall) > 0.3, "error " + syscall);
  }
}
