package io.densimeter.workloads.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the samples of a PlanetLab bundle: one byte each, by guest. */
final class PlanetLabColumns implements Bundle.Visitor {
  private final String prefix;
  private final ReadLimits limits;
  private final ProblemList problems;
  private final SortedMap<String, byte[]> samples = new TreeMap<>();
  private final Map<String, String> entryNames = new LinkedHashMap<>(); // by guest, only looked up
  private long totalBytes;
  private int hidden;
  private int macFiles;
  private int folders;
  private int others;
  private @Nullable String firstFolder;

  PlanetLabColumns(String prefix, ReadLimits limits, ProblemList problems) {
    this.prefix = prefix;
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  public boolean wants(String name, Bundle.Kind kind) {
    List<String> parts = Arrays.asList(name.split("/"));
    if (parts.contains("__MACOSX")) {
      macFiles++;
    } else if (parts.stream().anyMatch(PlanetLabColumns::isHidden)) {
      hidden++;
    } else if (kind == Bundle.Kind.FOLDER) {
      folders++;
      firstFolder = firstFolder == null ? name : firstFolder;
    } else if (kind == Bundle.Kind.OTHER) {
      others++;
    } else {
      return true;
    }
    return false;
  }

  private static boolean isHidden(String part) {
    return part.startsWith(".") && !part.equals(".") && !part.equals("..");
  }

  @Override
  public void file(String name, InputStream content) throws IOException {
    byte[] text = content.readNBytes(Math.toIntExact(limits.fileBytes() + 1));
    totalBytes += text.length;
    if (totalBytes > limits.totalBytes()) {
      problems.add(
          prefix + name,
          () -> "with this file the trace is over " + ReadLimits.text(limits.totalBytes()) + ".");
      throw problems.exception();
    }
    if (text.length > limits.fileBytes()) {
      problems.add(
          prefix + name,
          () ->
              "is larger than " + ReadLimits.text(limits.fileBytes()) + ", too much for a guest.");
      return;
    }
    String guest = name.substring(name.lastIndexOf('/') + 1);
    String earlier = entryNames.putIfAbsent(guest, name);
    if (earlier != null) {
      problems.add(
          prefix + name,
          () -> "is of the same guest as " + earlier + ". Maybe the archive holds several days?");
      return;
    }
    samples.put(guest, PercentLines.parse(text, prefix + name, problems));
  }

  @Override
  public void unreadable(String name, IOException why) {
    problems.add(prefix + name, () -> cannotBeRead(why));
  }

  /** Returns the samples in percent by guest. */
  SortedMap<String, byte[]> samples() {
    return samples;
  }

  /** Returns the name in the bundle of a guest's file. */
  String entryName(String guest) {
    return entryNames.getOrDefault(guest, guest);
  }

  /** Returns what was skipped. */
  List<String> notes() {
    var notes = new ArrayList<String>();
    note(notes, hidden, "hidden file", "hidden files");
    note(notes, macFiles, "file of __MACOSX", "files of __MACOSX");
    note(notes, folders, "folder inside the folder", "folders inside the folder");
    note(notes, others, "link or special file", "links or special files");
    return notes;
  }

  private static void note(List<String> notes, int count, String one, String many) {
    if (count > 0) {
      notes.add("skipped " + count + " " + (count == 1 ? one : many));
    }
  }

  /** Returns the message for a bundle without any file. */
  String nothingFound() {
    List<String> notes = notes();
    return "has no trace file"
        + (notes.isEmpty() ? "." : " (" + String.join(", ", notes) + ").")
        + (firstFolder == null ? "" : " Maybe " + prefix + firstFolder + "?");
  }

  /** Returns the message for an input that failed. */
  static String cannotBeRead(IOException e) {
    String why = e.getMessage();
    return "cannot be read: "
        + e.getClass().getSimpleName()
        + (why == null ? "." : ", " + why + ".");
  }
}
