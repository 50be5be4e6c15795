package io.densimeter.workloads.trace;

import io.densimeter.model.workload.ColumnarTrace;
import io.densimeter.model.workload.DemandTrace.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads CPU demand in the format of the PlanetLab traces: a folder, a .zip or a .tar.gz with one
 * file for each guest, in it one whole percentage on each line, a sample every 300 s.
 *
 * <p>The guest's name is the file's; guests are in the order of their names. All files have the
 * same number of samples. Hidden files and what macOS adds to an archive are skipped and noted.
 *
 * @see <a href="https://doi.org/10.1002/cpe.1867">Beloglazov and Buyya, Optimal online
 *     deterministic algorithms …, CCPE 24(13), 2012, which chose the ten days</a>
 */
public final class PlanetLabReader {
  /** The name of the format in experiment files. */
  public static final String NAME = "planetlab";

  private static final long STEP_NANOS = 300_000_000_000L;

  private PlanetLabReader() {}

  /**
   * Returns what is at a path.
   *
   * @throws TraceException with all problems: no such path, neither folder nor archive, an empty or
   *     damaged one, a line that is not a whole percentage of 0 to 100, files of different length,
   *     two files of one name, a file over 8 MiB, more than 256 MiB in all
   */
  public static TraceReading read(Path input) {
    return read(input, ReadLimits.DEFAULT);
  }

  static TraceReading read(Path input, ReadLimits limits) {
    var problems = new ProblemList();
    try {
      Bundle bundle = Bundle.at(input, limits);
      var columns = new PlanetLabColumns(bundle.prefix(), limits, problems);
      bundle.visit(columns);
      if (columns.samples().isEmpty() && problems.isEmpty()) {
        problems.add(input.toString(), columns::nothingFound);
      }
      checkLengths(bundle.prefix(), columns, problems);
      if (problems.isEmpty()) {
        return new TraceReading(
            trace(columns.samples()), fingerprint(input, bundle, columns), columns.notes());
      }
    } catch (IOException e) {
      problems.add(input.toString(), () -> PlanetLabColumns.cannotBeRead(e));
    }
    throw problems.exception();
  }

  private static void checkLengths(String prefix, PlanetLabColumns columns, ProblemList problems) {
    var filesByLength = new TreeMap<Integer, Integer>();
    columns.samples().values().forEach(s -> filesByLength.merge(s.length, 1, Integer::sum));
    filesByLength.remove(0); // an empty file is a problem already
    int usual = 0;
    int files = 0;
    for (Map.Entry<Integer, Integer> entry : filesByLength.entrySet()) {
      if (entry.getValue() >= files) { // of two lengths that are as frequent, the longer one
        usual = entry.getKey();
        files = entry.getValue();
      }
    }
    for (Map.Entry<String, byte[]> entry : columns.samples().entrySet()) {
      int length = entry.getValue().length;
      if (length != usual && length > 0) {
        String message =
            "has %d samples, needs %d as in %d of %d files."
                .formatted(length, usual, files, columns.samples().size());
        problems.add(prefix + columns.entryName(entry.getKey()), () -> message);
      }
    }
  }

  private static ColumnarTrace trace(SortedMap<String, byte[]> samples) {
    int steps = samples.values().iterator().next().length;
    var builder = ColumnarTrace.builder(new ArrayList<>(samples.keySet()), steps, STEP_NANOS);
    var column = new float[steps];
    int guest = 0;
    for (byte[] percents : samples.values()) {
      for (int step = 0; step < steps; step++) {
        column[step] = percents[step] / 100f;
      }
      builder.column(Resource.CPU, guest++, column);
    }
    return builder.build();
  }

  private static String fingerprint(Path input, Bundle bundle, PlanetLabColumns columns)
      throws IOException {
    return bundle instanceof FolderBundle
        ? Fingerprint.ofFolder(input, columns.samples().keySet())
        : Fingerprint.ofFile(input);
  }
}
