package io.densimeter.workloads.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.densimeter.model.workload.DemandTrace;
import io.densimeter.model.workload.DemandTrace.Resource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanetLabReaderTest {
  @TempDir Path temp;

  @Test
  void aFileIsAGuestAndALineIsAShareOfItsCpuEachFiveMinutes() throws Exception {
    Path folder = TraceArchives.folder(temp.resolve("day"), days("", "0\n7\n100\n", "1\n2\n3\n"));

    DemandTrace trace = PlanetLabReader.read(folder).trace();

    assertEquals(2, trace.guests());
    assertEquals(3, trace.steps());
    assertEquals(5 * 60 * 1_000_000_000L, trace.stepNanos());
    assertEquals("alpha_example_org_root", trace.guestName(0));
    assertEquals("beta_example_org_root", trace.guestName(1));
    assertArrayEquals(new float[] {0f, 0.01f}, trace.row(Resource.CPU, 0));
    assertArrayEquals(new float[] {0.07f, 0.02f}, trace.row(Resource.CPU, 1));
    assertArrayEquals(new float[] {1f, 0.03f}, trace.row(Resource.CPU, 2));
    assertFalse(trace.has(Resource.MEMORY));
  }

  @Test
  void aFolderAZipAndATarGzOfTheSameFilesAreTheSameTrace() throws Exception {
    DemandTrace folder =
        PlanetLabReader.read(
                TraceArchives.folder(temp.resolve("day"), days("", "5\n6\n", "17\n18\n")))
            .trace();

    for (String prefix : List.of("", "20110303/", "./", "/", "../../", "a/b/c/")) {
      Map<String, String> files = days(prefix, "5\n6\n", "17\n18\n");
      for (Path archive :
          List.of(
              TraceArchives.zip(temp.resolve("day.zip"), files),
              TraceArchives.tarGz(temp.resolve("day.tgz"), files))) {
        TraceReading reading = PlanetLabReader.read(archive);
        assertSameTrace(folder, reading.trace(), archive + " with prefix " + prefix);
        assertEquals(List.of(), reading.notes());
      }
    }
  }

  @Test
  void nothingOfAnArchiveIsWrittenToDisk() throws Exception {
    Path inner = Files.createDirectories(temp.resolve("x/y"));
    Map<String, String> files = days("../../", "1\n", "2\n");
    PlanetLabReader.read(TraceArchives.zip(inner.resolve("day.zip"), files));
    PlanetLabReader.read(TraceArchives.tarGz(inner.resolve("day.tar.gz"), files));

    try (var all = Files.walk(temp)) {
      assertEquals(
          List.of("day.tar.gz", "day.zip"),
          all.filter(Files::isRegularFile).map(p -> p.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void theKindOfAnArchiveIsToldByItsContentAndNotByItsName() throws Exception {
    Map<String, String> files = days("", "1\n", "2\n");
    Path zip = TraceArchives.zip(temp.resolve("day.tar.gz"), files);
    Path tar = TraceArchives.tarGz(temp.resolve("day.zip"), files);

    assertSameTrace(PlanetLabReader.read(zip).trace(), PlanetLabReader.read(tar).trace(), "tar");
  }

  @Test
  void guestsAreInTheOrderOfTheirNamesWhateverTheOrderInTheArchive() throws Exception {
    var files = new LinkedHashMap<String, String>();
    for (String name : List.of("b", "ab", "B", "a-1", "a_1", "10", "9")) {
      files.put("day/" + name, "1\n");
    }
    DemandTrace trace =
        PlanetLabReader.read(TraceArchives.tarGz(temp.resolve("day.tgz"), files)).trace();

    assertEquals(List.of("10", "9", "B", "a-1", "a_1", "ab", "b"), names(trace));
  }

  @Test
  void blanksAroundANumberWindowsLineEndsAndAMissingLastLineEndAreAccepted() throws Exception {
    Path folder = TraceArchives.folder(temp.resolve("day"), days("", "1\r\n2\r\n", " 3\t\n004"));

    DemandTrace trace = PlanetLabReader.read(folder).trace();

    assertArrayEquals(new float[] {0.01f, 0.03f}, trace.row(Resource.CPU, 0));
    assertArrayEquals(new float[] {0.02f, 0.04f}, trace.row(Resource.CPU, 1));
  }

  @Test
  void whatIsSkippedInAFolderIsNoted() throws Exception {
    Map<String, String> files = days("", "1\n", "2\n");
    files.put(".DS_Store", "?");
    files.put(".hidden", "3\n");
    files.put("older/gamma", "4\n");
    Path folder = TraceArchives.folder(temp.resolve("day"), files);
    Files.createSymbolicLink(folder.resolve("lost"), temp.resolve("nowhere"));

    TraceReading reading = PlanetLabReader.read(folder);

    assertEquals(2, reading.trace().guests());
    assertEquals(
        List.of(
            "skipped 2 hidden files",
            "skipped 1 folder inside the folder",
            "skipped 1 link or special file"),
        reading.notes());
  }

  @Test
  void whatIsSkippedInAnArchiveIsNoted() throws Exception {
    Map<String, String> files = days("day/", "1\n", "2\n");
    files.put("__MACOSX/day/._alpha_example_org_root", "?");
    files.put("day/.DS_Store", "?");
    files.put("day/.git/config", "?");

    for (Path archive :
        List.of(
            TraceArchives.zip(temp.resolve("day.zip"), files),
            TraceArchives.tarGz(temp.resolve("day.tgz"), files))) {
      TraceReading reading = PlanetLabReader.read(archive);

      assertEquals(2, reading.trace().guests());
      assertEquals(
          List.of("skipped 2 hidden files", "skipped 1 file of __MACOSX"), reading.notes());
    }
  }

  @Test
  void aLinkInATarIsSkippedAndNoted() throws Exception {
    Path archive = temp.resolve("day.tar.gz");
    try (var tar = TraceArchives.tar(archive)) {
      var file = new TarArchiveEntry("day/alpha");
      file.setSize(2);
      tar.putArchiveEntry(file);
      tar.write("9\n".getBytes(StandardCharsets.UTF_8));
      tar.closeArchiveEntry();
      var link = new TarArchiveEntry("day/beta", TarConstants.LF_SYMLINK);
      link.setLinkName("/etc/hostname");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
    }

    TraceReading reading = PlanetLabReader.read(archive);

    assertEquals(List.of("alpha"), names(reading.trace()));
    assertEquals(List.of("skipped 1 link or special file"), reading.notes());
  }

  @Test
  void theFingerprintOfAnArchiveIsThatOfItsBytes() throws Exception {
    Path zip = TraceArchives.zip(temp.resolve("day.zip"), days("", "1\n", "2\n"));

    assertEquals(sha256(Files.readAllBytes(zip)), PlanetLabReader.read(zip).sha256());
  }

  @Test
  void theFingerprintOfAFolderCoversNamesAndContents() throws Exception {
    Path folder = TraceArchives.folder(temp.resolve("day"), days("", "1\n", "2\n"));
    String listing =
        sha256("1\n".getBytes(StandardCharsets.UTF_8))
            + "  alpha_example_org_root\n"
            + sha256("2\n".getBytes(StandardCharsets.UTF_8))
            + "  beta_example_org_root\n";
    String before = PlanetLabReader.read(folder).sha256();

    assertEquals(sha256(listing.getBytes(StandardCharsets.UTF_8)), before);

    Files.writeString(folder.resolve(".hidden"), "not read, so not counted");
    assertEquals(before, PlanetLabReader.read(folder).sha256());
    Files.move(folder.resolve("beta_example_org_root"), folder.resolve("gamma"));
    assertNotEquals(before, PlanetLabReader.read(folder).sha256());
  }

  private static Map<String, String> days(String prefix, String alpha, String beta) {
    var files = new LinkedHashMap<String, String>();
    files.put(prefix + "beta_example_org_root", beta);
    files.put(prefix + "alpha_example_org_root", alpha);
    return files;
  }

  private static List<String> names(DemandTrace trace) {
    var names = new ArrayList<String>();
    for (int guest = 0; guest < trace.guests(); guest++) {
      names.add(trace.guestName(guest));
    }
    return names;
  }

  private static void assertSameTrace(DemandTrace expected, DemandTrace actual, String which) {
    assertEquals(names(expected), names(actual), which);
    assertEquals(expected.steps(), actual.steps(), which);
    for (int step = 0; step < expected.steps(); step++) {
      assertArrayEquals(expected.row(Resource.CPU, step), actual.row(Resource.CPU, step), which);
    }
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
