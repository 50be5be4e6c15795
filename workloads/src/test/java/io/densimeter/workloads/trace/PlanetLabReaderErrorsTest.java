package io.densimeter.workloads.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.densimeter.model.units.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanetLabReaderErrorsTest {
  @TempDir Path temp;

  @Test
  void aLineThatIsNoWholePercentageIsNamedWithItsFileItsLineAndItsText() throws Exception {
    Path folder =
        folder(
            Map.of(
                "a", "1\nidle\n3\n101\n-1\n",
                "b", "12.6\n7 %\n\n1e1\n99999999999\n",
                "c", "1\n2\n3\n4\n5\n"));

    assertProblems(
        folder,
        at("a:2", "needs a whole percentage of 0 to 100, was \"idle\"."),
        at("a:4", "needs a whole percentage of 0 to 100, was \"101\"."),
        at("a:5", "needs a whole percentage of 0 to 100, was \"-1\"."),
        at("b:1", "needs a whole percentage of 0 to 100, was \"12.6\". Maybe 13?"),
        at("b:2", "needs a whole percentage of 0 to 100, was \"7 %\". Maybe 7?"),
        at("b:3", "needs a whole percentage of 0 to 100, this line is blank."),
        at("b:4", "needs a whole percentage of 0 to 100, was \"1e1\"."),
        at("b:5", "needs a whole percentage of 0 to 100, was \"99999999999\"."));
  }

  @Test
  void theMessageOfTheExceptionIsOneLineForEachProblem() throws Exception {
    Path folder = folder(Map.of("a", "x\ny\n"));

    var e = assertThrows(TraceException.class, () -> PlanetLabReader.read(folder));

    assertEquals(
        folder.resolve("a")
            + ":1: needs a whole percentage of 0 to 100, was \"x\".\n"
            + folder.resolve("a")
            + ":2: needs a whole percentage of 0 to 100, was \"y\".",
        e.getMessage());
  }

  @Test
  void aLineIsQuotedShortAndWithoutControlCharacters() throws Exception {
    Path folder = folder(Map.of("a", "\u001b[31m\ufeff1\n" + "x".repeat(41) + "\n"));

    assertProblems(
        folder,
        at("a:1", "needs a whole percentage of 0 to 100, was \"\\u001B[31m\\uFEFF1\"."),
        at("a:2", "needs a whole percentage of 0 to 100, was \"" + "x".repeat(40) + "…\"."));
  }

  @Test
  void ofManyProblemsTheFirstTwentyAreListedAndTheOthersCounted() throws Exception {
    Path folder = folder(Map.of("a", "x\n".repeat(30), "b", "y\n".repeat(29)));

    List<Problem> problems = problems(folder);

    assertEquals(21, problems.size());
    assertEquals(at("a:20", "needs a whole percentage of 0 to 100, was \"x\"."), problems.get(19));
    // 30 + 29 bad lines and one file of another length, less the 20 that are listed.
    assertEquals(
        new Problem("", "and " + (30 + 29 + 1 - 20) + " more problems."), problems.get(20));
  }

  @Test
  void aFileOfAnotherLengthThanMostIsNamed() throws Exception {
    Path folder = folder(Map.of("a", "1\n2\n", "b", "1\n2\n3\n", "c", "4\n5\n", "d", "6\n"));

    assertProblems(
        folder,
        at("b", "has 3 samples, needs 2 as in 2 of 4 files."),
        at("d", "has 1 samples, needs 2 as in 2 of 4 files."));
  }

  @Test
  void anEmptyFileIsNamed() throws Exception {
    Path folder = folder(Map.of("a", "1\n", "b", ""));

    assertProblems(folder, at("b", "is empty, needs a whole percentage of 0 to 100 on each line."));
  }

  @Test
  void emptyFilesSetNoLengthForTheOthers() throws Exception {
    String message = "is empty, needs a whole percentage of 0 to 100 on each line.";

    assertProblems(
        folder(Map.of("a", "", "b", "", "c", "1\n2\n")), at("a", message), at("b", message));
  }

  @Test
  void anEmptyFolderIsRefused() throws Exception {
    assertProblems(folder(Map.of()), new Problem(day().toString(), "has no trace file."));
  }

  @Test
  void aFolderOfFoldersIsRefusedWithAGuess() throws Exception {
    Path folder = folder(Map.of("20110306/a", "1\n", "20110303/a", "1\n", ".git/x", ""));

    assertProblems(
        folder,
        new Problem(
            folder.toString(),
            "has no trace file (skipped 1 hidden file, skipped 2 folders inside the folder). Maybe "
                + folder.resolve("20110303")
                + "?"));
  }

  @Test
  void anEmptyArchiveIsRefused() throws Exception {
    Path zip = TraceArchives.zip(temp.resolve("day.zip"), Map.of());
    Path tar = TraceArchives.tarGz(temp.resolve("day.tgz"), Map.of());

    assertProblems(zip, new Problem(zip.toString(), "has no trace file."));
    assertProblems(tar, new Problem(tar.toString(), "has no trace file."));
  }

  @Test
  void aPathThatDoesNotExistIsRefusedWithAGuessWhenThereIsSuchAnArchive() throws Exception {
    Path missing = temp.resolve("20110303");

    assertProblems(missing, new Problem(missing.toString(), "there is no such file or folder."));

    TraceArchives.tarGz(temp.resolve("20110303.tar.gz"), Map.of("a", "1\n"));
    assertProblems(
        missing,
        new Problem(
            missing.toString(), "there is no such file or folder. Maybe " + missing + ".tar.gz?"));
  }

  @Test
  void aFileThatIsNoArchiveIsRefused() throws Exception {
    for (String content : List.of("12\n13\n", "", "P", "PK is not enough")) {
      Path file = Files.writeString(temp.resolve("day.zip"), content);

      assertProblems(
          file,
          new Problem(
              file.toString(),
              "needs a folder, a .zip or a .tar.gz, this file is none of them."
                  + " Maybe the folder that it lies in?"));
    }
  }

  @Test
  void aFileInAnArchiveIsNamedBehindTheArchive() throws Exception {
    Path zip = TraceArchives.zip(temp.resolve("day.zip"), Map.of("day/a", "1\nx\n"));

    assertProblems(
        zip, new Problem(zip + "!/day/a:2", "needs a whole percentage of 0 to 100, was \"x\"."));
  }

  @Test
  void twoFilesOfOneGuestAreRefused() throws Exception {
    var files = new LinkedHashMap<String, String>();
    files.put("20110303/a", "1\n");
    files.put("20110306/a", "1\n");
    Path zip = TraceArchives.zip(temp.resolve("days.zip"), files);

    assertProblems(
        zip,
        new Problem(
            zip + "!/20110306/a",
            "is of the same guest as 20110303/a. Maybe the archive holds several days?"));
  }

  @Test
  void aFileLargerThanAGuestNeedsIsRefused() throws Exception {
    Map<String, String> files = new TreeMap<>(Map.of("a", "1\n".repeat(51), "b", "1\n".repeat(50)));
    var limits = new ReadLimits(100, 1 << 20);
    String message = "is larger than 100 bytes, too much for a guest.";

    Path zip = TraceArchives.zip(temp.resolve("day.zip"), files);
    Path tar = TraceArchives.tarGz(temp.resolve("day.tgz"), files);
    Path folder = folder(files);

    assertProblems(zip, limits, new Problem(zip + "!/a", message));
    assertProblems(tar, limits, new Problem(tar + "!/a", message));
    assertProblems(folder, limits, at("a", message));
  }

  @Test
  void manyFilesThatAreTooLargeTogetherAreRefused() throws Exception {
    Map<String, String> files = new TreeMap<>(Map.of("a", "1\n2\n", "b", "1\n2\n", "c", "1\n2\n"));
    var limits = new ReadLimits(100, 11);
    String message = "with this file the trace is over 11 bytes.";

    Path zip = TraceArchives.zip(temp.resolve("day.zip"), files);
    Path folder = folder(files);

    assertProblems(zip, limits, new Problem(zip + "!/c", message));
    assertProblems(folder, limits, at("c", message));
  }

  @Test
  void aZipBombIsGivenUpAtTheFileLimit() throws Exception {
    // 64 MiB of zeros are 64 KB packed.
    Path zip = temp.resolve("bomb.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("a"));
      byte[] zeros = new byte[1 << 20];
      for (int mib = 0; mib < 64; mib++) {
        out.write(zeros);
      }
    }

    assertProblems(zip, new Problem(zip + "!/a", "is larger than 8 MiB, too much for a guest."));
  }

  @Test
  void aTarBombIsGivenUpEvenInAFileThatIsSkipped() throws Exception {
    Path tar =
        TraceArchives.tarGz(temp.resolve("bomb.tgz"), Map.of(".hidden", "\0".repeat(4 << 20)));

    assertProblems(
        tar,
        new ReadLimits(1 << 20, 3 << 20),
        new Problem(tar.toString(), "cannot be read: IOException, it unpacks to more than 3 MiB."));
  }

  @Test
  void aWrongChecksumAtTheVeryEndOfATarGzIsFound() throws Exception {
    Path tar = temp.resolve("day.tgz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(tar))) {
      try (var one = new TarArchiveOutputStream(out, 1 << 20)) { // as tar --blocking-factor=2048
        var entry = new TarArchiveEntry("a");
        entry.setSize(2);
        one.putArchiveEntry(entry);
        one.write(new byte[] {'1', '\n'});
        one.closeArchiveEntry();
      }
    }
    assertEquals(1, PlanetLabReader.read(tar).trace().guests());
    byte[] bytes = Files.readAllBytes(tar);
    bytes[bytes.length - 8] ^= 1; // CRC-32 and length are the last eight bytes
    Files.write(tar, bytes);

    assertProblems(
        tar, new Problem(tar.toString(), "cannot be read: ZipException, Corrupt GZIP trailer."));
  }

  @Test
  void aFileThatMayNotBeReadIsNamed() throws Exception {
    Path folder = folder(Map.of("a", "1\n", "b", "1\n"));
    assumeTrue(folder.resolve("a").toFile().setReadable(false), "permissions cannot be set here");
    assumeFalse(Files.isReadable(folder.resolve("a")), "this user may read everything");

    assertProblems(
        folder, at("a", "cannot be read: AccessDeniedException, " + folder.resolve("a") + "."));
  }

  @Test
  void aDamagedArchiveIsATraceOrATraceExceptionAndNothingElse() throws Exception {
    var files = new LinkedHashMap<String, String>();
    for (int guest = 0; guest < 20; guest++) {
      files.put("day/guest-" + guest, (guest + "\n").repeat(50));
    }
    long seed = 20110303;
    int rounds = 500;
    var random = new SplittableRandom(seed);
    int refused = 0;
    for (Path archive :
        List.of(
            TraceArchives.zip(temp.resolve("day.zip"), files),
            TraceArchives.tarGz(temp.resolve("day.tgz"), files))) {
      byte[] sound = Files.readAllBytes(archive);
      for (int round = 0; round < rounds; round++) {
        byte[] damaged =
            round % 2 == 0 ? sound.clone() : Arrays.copyOf(sound, random.nextInt(sound.length));
        for (int i = 0; i < 3 && damaged.length > 0; i++) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        Files.write(archive, damaged);
        try {
          PlanetLabReader.read(archive);
        } catch (TraceException e) {
          refused++;
        } catch (RuntimeException e) {
          throw new AssertionError("seed " + seed + ", round " + round + " of " + archive, e);
        }
      }
    }
    assertTrue(
        refused > rounds,
        "Of " + 2 * rounds + " damaged archives only " + refused + " were refused.");
  }

  private Path day() {
    return temp.resolve("day");
  }

  private Path folder(Map<String, String> files) throws IOException {
    return TraceArchives.folder(day(), files);
  }

  private Problem at(String place, String message) {
    return new Problem(day().resolve(place).toString(), message);
  }

  private static List<Problem> problems(Path input) {
    return assertThrows(TraceException.class, () -> PlanetLabReader.read(input)).problems();
  }

  private static void assertProblems(Path input, Problem... expected) {
    assertEquals(List.of(expected), problems(input));
  }

  private static void assertProblems(Path input, ReadLimits limits, Problem... expected) {
    assertEquals(
        List.of(expected),
        assertThrows(TraceException.class, () -> PlanetLabReader.read(input, limits)).problems());
  }
}
