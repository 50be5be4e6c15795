package io.densimeter.experiments.yaml;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads a small catalogue, as others do: each way in which a record may describe a file. */
class StrictYamlTest {
  enum Event {
    SYSTEM_CALL,
    PAGE_FAULT
  }

  record Figure(@Unit(Dimension.CYCLES) double valueCycles, String source) implements Validated {
    @Override
    public List<Problem> validate() {
      return valueCycles == 13
          ? List.of(new Problem("value", "must not be 13 cycles."))
          : List.of();
    }
  }

  @Tagged("kind")
  sealed interface Cache {}

  record FullyAssociative(int entries) implements Cache {}

  record SetAssociative(int entries, int ways) implements Cache {}

  @Shorthand("ghz")
  record Clock(double ghz, @Default("false") boolean turbo) {}

  sealed interface Curve {}

  @Bare
  record Name(String name) implements Curve {}

  @Bare
  record Points(@Size(min = 2, max = 3) List<Double> points) implements Curve {}

  record Catalogue(
      @Word String name,
      Map<Event, Figure> prices,
      Cache cache,
      Clock clock,
      Curve curve,
      @Nullable Path file,
      @Default("[]") List<Node> extra) {}

  private static final String TEXT =
      """
      name: pentium-4
      prices:
        system-call: {value: 242 cycles, source: a paper}
        page-fault: {value: 1.9e3 cycles, source: 'another paper: table 2'}
      cache: {kind: set-associative, entries: 64, ways: 4}
      clock: 3.8
      curve: [1, 2.5]
      """;

  @Test
  void aRecordDescribesAFile() throws ExperimentException {
    var read = StrictYaml.read("cpu.yaml", TEXT, Catalogue.class).orThrow();
    assertEquals(
        new Catalogue(
            "pentium-4",
            Map.of(
                Event.SYSTEM_CALL,
                new Figure(242, "a paper"),
                Event.PAGE_FAULT,
                new Figure(1900, "another paper: table 2")),
            new SetAssociative(64, 4),
            new Clock(3.8, false),
            new Points(List.of(1.0, 2.5)),
            null,
            List.of()),
        read);
  }

  @Test
  void keysKeepTheirOrder() throws ExperimentException {
    var text = TEXT.replace("system-call", "x").replace("page-fault", "system-call");
    var read = StrictYaml.read("cpu.yaml", text.replace("x:", "page-fault:"), Catalogue.class);
    assertEquals(
        List.of(Event.PAGE_FAULT, Event.SYSTEM_CALL),
        List.copyOf(read.orThrow().prices().keySet()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pentium-4  | a b       | 1:7: name: must be a word of letters, digits, - and _, was a b.",
        "page-fault | page-fualt| 4:3: prices.page-fualt: unknown event page-fualt. Maybe page-fault?",
        "242 cycles | 13 cycles | 3:24: prices.system-call.value: must not be 13 cycles.",
        "kind: set-associative, entries | entries | 5:8: cache.kind: required key is missing.",
        "set-associative | set  | 5:15: cache.kind: unknown kind set. Maybe set-associative?",
        "set-associative | fully-associative | 5:47: cache.ways: unknown key; known are entries.",
        "3.8        | fast      | 6:8: clock: must be a number, was fast.",
        "3.8        | [3.8]     | 6:8: clock: must be keys and values, is a list.",
        "3.8 | {ghz: 3.8, turbo: yes} | 6:26: clock.turbo: must be true or false, was yes.",
        "[1, 2.5]   | {a: 1}    | 7:8: curve: must be a list or a word, is keys and values.",
        "[1, 2.5]   | [1]       | 7:8: curve: must have at least 2 values, has 1.",
        "[1, 2.5]   | [1, 2, 3, 4] | 7:8: curve: must have at most 3 values, has 4.",
        "[1, 2.5]   | ~         | 7:8: curve: needs a value."
      })
  void eachPartSaysWhatItExpects(String piece, String replacement, String message) {
    assertTrue(TEXT.contains(piece), piece);
    var parsed = StrictYaml.read("cpu.yaml", TEXT.replace(piece, replacement), Catalogue.class);
    assertEquals(
        "cpu.yaml:" + message,
        parsed.problems().stream().map(PlacedProblem::toString).collect(Collectors.joining("\n")));
  }

  @Test
  void relativePathsStartFromTheFoldersOfTheirSources() throws ExperimentException {
    var problems = new Problems();
    var source = Source.ofFile(Path.of("/catalogues/cpu/p4.yaml"));
    var tree = StrictYaml.tree(TEXT + "file: ../x.csv\n", source, problems);
    var read = StrictYaml.bind(requireNonNull(tree), Catalogue.class, Map.of(), problems);
    assertEquals(Path.of("/catalogues/x.csv"), requireNonNull(read).file());
  }

  @Property(seed = "20110303")
  void noTextBreaksTheReader(@ForAll String text) {
    var parsed = StrictYaml.read("any.yaml", text, Catalogue.class);
    assertThrows(ExperimentException.class, parsed::orThrow);
  }

  @Property(seed = "20110303")
  void aSlipOfTheKeyboardGivesAValueOrAProblem(@ForAll int where, @ForAll("slips") char slip) {
    int at = Math.floorMod(where, TEXT.length());
    for (String text :
        List.of(
            TEXT.substring(0, at) + slip + TEXT.substring(at),
            TEXT.substring(0, at) + slip + TEXT.substring(at + 1))) {
      var parsed = StrictYaml.read("any.yaml", text, Catalogue.class);
      assertTrue(parsed.value() != null || !parsed.problems().isEmpty(), text);
    }
  }

  @Provide
  Arbitrary<Character> slips() {
    return Arbitraries.chars().with("[]{}:,-?&*!|>'\"%@`#~<=. \t\n\r0x\u0000\u0085\uFEFF");
  }
}
