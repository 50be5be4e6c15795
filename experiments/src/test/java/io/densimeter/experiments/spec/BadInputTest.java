package io.densimeter.experiments.spec;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.yaml.ExperimentException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people get wrong in a file, and the whole of what they are told. */
class BadInputTest {
  private static final String ONE = "\n1 problem; nothing was run.";

  @TempDir Path folder;
  private Sample sample;

  @BeforeEach
  void prepare() throws IOException {
    sample = Sample.in(folder);
  }

  @Test
  void anUnknownKeyIsNamedWithTheOneThatWasMeant() {
    sample.refuses(
        Sample.with("vcpus: 1", "vcpu: 1"),
        "exp.yaml:8:11: workload.guest.vcpu: unknown key. Maybe vcpus?" + ONE);
  }

  @Test
  void aDuplicateKeyIsNotOverwrittenInSilence() {
    sample.refuses(
        Sample.with("seed: 20110303", "seed: 1\nseed: 2"),
        "exp.yaml:4:1: seed: duplicate key, first on line 3." + ONE);
  }

  @Test
  void anAnchorIsRefused() {
    sample.refuses(
        Sample.with("[bare-metal", "&all [bare-metal"),
        "exp.yaml:17:13: techniques: anchors (&all) are not supported; write it out." + ONE);
  }

  @Test
  void anAliasIsRefused() {
    sample.refuses(
        Sample.with("hp-dl380-g7", "*curve"),
        "exp.yaml:15:12: hosts[0].power: aliases (*curve) are not supported; write it out." + ONE);
  }

  @Test
  void aTagIsRefused() {
    sample.refuses(
        Sample.with("96 GiB", "!!int 96"),
        "exp.yaml:14:13: hosts[0].memory: tags (!!int) are not supported." + ONE);
  }

  @Test
  void aQuantityNeedsItsUnit() {
    sample.refuses(
        Sample.with("1860 MHz", "1860"),
        "exp.yaml:8:26: workload.guest.cpu: needs a unit, was 1860. Maybe 1860 MHz?" + ONE);
  }

  @Test
  void theUnitIsOfTheRightDimension() {
    sample.refuses(
        Sample.with("1860 MHz", "1860 MiB"),
        "exp.yaml:8:26: workload.guest.cpu: must be a clock (MHz, GHz), was 1860 MiB." + ONE);
  }

  @Test
  void memoryIsInBinaryUnits() {
    sample.refuses(
        Sample.with("96 GiB", "96 GB"),
        "exp.yaml:14:13: hosts[0].memory: must be in binary units, was 96 GB. Maybe 96 GiB?" + ONE);
  }

  @Test
  void aCountIsNotNegative() {
    sample.refuses(
        Sample.with("count: 100", "count: -3"),
        "exp.yaml:11:12: hosts[0].count: must be at least 1, was -3." + ONE);
  }

  @Test
  void theTraceMustExist() {
    sample.refuses(
        Sample.with("traces/day", "traces/night"),
        "exp.yaml:6:36: workload.trace.path: no such file or folder: traces/night." + ONE);
  }

  @Test
  void aPlatformIsOfTheCatalogue() {
    sample.refuses(
        Sample.with("xeon-5600", "xeon-560"),
        "exp.yaml:12:15: hosts[0].platform: unknown platform xeon-560, neither in the catalogue nor a YAML file. Maybe xeon-5600?"
            + ONE);
  }

  @Test
  void aTechniqueIsOneOfTheSix() {
    sample.refuses(
        Sample.with("paravirtual]", "paravitrual]"),
        "exp.yaml:17:26: techniques[1]: unknown technique paravitrual. Maybe paravirtual?" + ONE);
  }

  @Test
  void aTraceFormatIsOneOfThree() {
    sample.refuses(
        Sample.with("planetlab", "planetlabs"),
        "exp.yaml:6:19: workload.trace.format: unknown format planetlabs. Maybe planetlab?" + ONE);
  }

  @Test
  void aFileHasOneCurrency() {
    sample.refuses(
        Sample.with("0.12 USD/kWh", "0.12 EUR/kWh"),
        "exp.yaml:19:53: tco.energy: is in EUR, but hosts[0].price (exp.yaml:16:12) is in USD; a file has one currency."
            + ONE);
  }

  @Test
  void notANumberIsNotANumber() {
    sample.refuses(
        Sample.with("pue: 1.6", "pue: .nan"),
        "exp.yaml:19:72: tco.pue: must be a finite number, was .nan." + ONE);
  }

  @Test
  void tabsDoNotIndent() {
    sample.refuses(
        Sample.with("  profile", "\tprofile"),
        "exp.yaml:7:1: a tab indents this line; use spaces." + ONE);
  }

  @Test
  void aFileIsOneDocument() {
    sample.refuses(
        Sample.TEXT + "---\nname: other\n",
        "exp.yaml:20:1: a second document begins; a file has one." + ONE);
  }

  @Test
  void aLeadingZeroIsNotOctal() {
    sample.refuses(
        Sample.with("cores: 12", "cores: 012"),
        "exp.yaml:13:12: hosts[0].cores: must have no leading zero, was 012. Maybe 12?" + ONE);
  }

  @Test
  void aRequiredKeyIsMissed() {
    sample.refuses(
        Sample.with("seed: 20110303\n", ""), "exp.yaml:1:1: seed: required key is missing." + ONE);
  }

  @Test
  void aListIsNotAWord() {
    sample.refuses(
        Sample.with("[bare-metal, paravirtual]", "paravirtual"),
        "exp.yaml:17:13: techniques: must be a list, is the text paravirtual. Maybe [paravirtual]?"
            + ONE);
  }

  @Test
  void aTextIsNotANumber() {
    sample.refuses(
        Sample.with("name: consolidate-web-estate", "name: 5"),
        "exp.yaml:1:7: name: must be text, was the number 5. Maybe \"5\"?" + ONE);
  }

  @Test
  void aNumberIsNotQuoted() {
    sample.refuses(
        Sample.with("replications: 5", "replications: \"5\""),
        "exp.yaml:4:15: replications: must not be quoted, was \"5\"." + ONE);
  }

  @Test
  void aWholeNumberHasNoFraction() {
    sample.refuses(
        Sample.with("replications: 5", "replications: 3.7"),
        "exp.yaml:4:15: replications: must be a whole number, was 3.7." + ONE);
  }

  @Test
  void aLicenceNamesHostsOfTheFile() {
    sample.refuses(
        Sample.with("headroom: 10 %", "licensed: [{name: sql, guests: [\"*\"], hosts: [dl830]}]"),
        "exp.yaml:18:88: placement.licensed[0].hosts[0]: no hosts are called dl830. Maybe dl380?"
            + ONE);
  }

  @Test
  void aPolicyIsOneOfThose() {
    sample.refuses(
        Sample.with("best-fit-decreasing", "dot-produkt"),
        "exp.yaml:18:21: placement.policy: unknown policy dot-produkt. Maybe dot-product?" + ONE);
  }

  @Test
  void aKeyHasAValue() {
    sample.refuses(
        Sample.with("os: linux", "os: "), "exp.yaml:8:56: workload.guest.os: needs a value." + ONE);
  }

  @Test
  void aPowerCurveHasElevenPoints() {
    sample.refuses(
        Sample.with("hp-dl380-g7", "[86 W, 117 W]"),
        "exp.yaml:15:12: hosts[0].power: must have 11 values, has 2." + ONE);
  }

  @Test
  void twoTechniquesOfOneNameCannotBeToldApart() {
    sample.refuses(
        Sample.with(
            "[bare-metal, paravirtual]",
            "[paravirtual, {kind: paravirtual, implementation: xen-3-pv}]"),
        "exp.yaml:17:27: techniques[1]: there is another technique paravirtual; give this one a name of its own."
            + ONE);
  }

  @Test
  void brokenYamlIsPlaced() {
    sample.refuses(
        Sample.with("[bare-metal, paravirtual]", "[bare-metal, paravirtual"),
        "exp.yaml:18:10: is not YAML: while parsing a flow sequence, expected ',' or ']', but got :."
            + ONE);
  }

  @Test
  void anEmptyFileIsSaidToBeEmpty() {
    sample.refuses("# nothing yet\n", "exp.yaml: is empty." + ONE);
  }

  @Test
  void anUnprintableCharacterIsPlaced() {
    sample.refuses(
        Sample.with("consolidate", "consoli\u0007date"),
        "exp.yaml:1:14: has the unprintable character U+0007." + ONE);
  }

  @Test
  void aListIsNotAnExperiment() {
    sample.refuses("- one\n- two\n", "exp.yaml:1:1: must be keys and values, is a list." + ONE);
  }

  @Test
  void theMeanGoesWithTheQuartiles() {
    sample.refuses(
        Sample.with(
            "{format: planetlab, path: traces/day}",
            "{format: synthetic, guests: 10, steps: 288, step: 5 min, quartiles: [2 %, 6 %, 15 %], mean: 45 %}"),
        "exp.yaml:6:102: workload.trace.mean: must be 5.75 % to 30.75 % with these quartiles and max, was 45 %."
            + ONE);
  }

  @Test
  void levelsAndTheCourseOfTheDayShareTheVariance() {
    sample.refuses(
        Sample.with(
            "{format: planetlab, path: traces/day}",
            "{format: synthetic, guests: 10, steps: 288, step: 5 min, quartiles: [2 %, 6 %, 15 %], level-share: 95 %}"),
        "exp.yaml:6:109: workload.trace.level-share: must be at most 100 % together with"
            + " diurnal-swing, were 95 % and 10 %."
            + ONE);
  }

  @Test
  void aFileInAnotherEncodingIsRefused() {
    byte[] latin1 = Sample.with("estate", "Anwesen für alle").getBytes(StandardCharsets.ISO_8859_1);
    sample.refuses(latin1, "exp.yaml:1:32: must be UTF-8, has the byte 0xFC here." + ONE);
  }

  @Test
  void aFileOfAHundredMegabytesIsNotRead() throws IOException {
    var file = folder.resolve("huge.yaml");
    try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(100L << 20);
    }
    refusesFile(file, "huge.yaml: must be at most 1 MiB; the rest was not read." + ONE);
  }

  @Test
  void aMissingFileIsSaidToBeMissing() {
    refusesFile(folder.resolve("none.yaml"), "none.yaml: no such file." + ONE);
    refusesFile(folder, "must be a file, is a folder." + ONE);
  }

  @Test
  void aYamlBombIsDefusedAtItsFirstAnchor() {
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i <= 2; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a%d: &a%d [%s, %s]\n".formatted(i, i, alias, alias));
    }
    sample.refuses(
        bomb.toString(),
        """
        exp.yaml:1:5: a0: anchors (&a0) are not supported; write it out.
        exp.yaml:2:5: a1: anchors (&a1) are not supported; write it out.
        exp.yaml:2:10: a1[0]: aliases (*a0) are not supported; write it out.
        exp.yaml:2:15: a1[1]: aliases (*a0) are not supported; write it out.
        exp.yaml:3:5: a2: anchors (&a2) are not supported; write it out.
        exp.yaml:3:10: a2[0]: aliases (*a1) are not supported; write it out.
        exp.yaml:3:15: a2[1]: aliases (*a1) are not supported; write it out.
        7 problems; nothing was run.""");
  }

  @Test
  void bracketsWithoutEndAreCutOff() {
    sample.refuses(
        "a: " + "[".repeat(100_000), "exp.yaml:1:36: is nested deeper than 32 levels." + ONE);
  }

  @Test
  void aLongValueIsCutInTheMessage() {
    sample.refuses(
        Sample.with("xeon-5600", "x".repeat(100_000)),
        "exp.yaml:12:15: hosts[0].platform: unknown platform "
            + "x".repeat(40)
            + "…, neither in the catalogue nor a YAML file; known are netburst-2006, xeon-5600."
            + ONE);
  }

  @Test
  void aMergeKeyIsRefused() {
    sample.refuses(
        Sample.with("seed: 20110303", "<<: {seed: 20110303}"),
        "exp.yaml:3:1: merge keys (<<) are not supported; write it out." + ONE);
  }

  @Test
  void fiveDifferentProblemsComeAtOnceInTheOrderOfTheText() {
    var text =
        Sample.with("seed: 20110303", "seed: many")
            .replace("1860 MHz", "1860")
            .replace("xeon-5600", "xeon-560")
            .replace("headroom", "headrom")
            .replace("0.12 USD", "0.12 EUR");
    sample.refuses(
        text,
        """
        exp.yaml:3:7: seed: must be a whole number, was many.
        exp.yaml:8:26: workload.guest.cpu: needs a unit, was 1860. Maybe 1860 MHz?
        exp.yaml:12:15: hosts[0].platform: unknown platform xeon-560, neither in the catalogue nor a YAML file. Maybe xeon-5600?
        exp.yaml:18:42: placement.headrom: unknown key. Maybe headroom?
        exp.yaml:19:53: tco.energy: is in EUR, but hosts[0].price (exp.yaml:16:12) is in USD; \
        a file has one currency.
        5 problems; nothing was run.""");
  }

  private void refusesFile(Path file, String message) {
    var refused =
        assertThrows(
            ExperimentException.class, () -> ExperimentFile.read(file, List.of(), Sample.NAMES));
    assertTrue(refused.getMessage().endsWith(message), refused.getMessage());
  }
}
