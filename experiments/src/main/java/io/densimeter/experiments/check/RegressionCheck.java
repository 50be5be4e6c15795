package io.densimeter.experiments.check;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.PlacedProblem;
import io.densimeter.reports.check.CheckOutcome;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a check file asks for beside what a baseline says. */
public final class RegressionCheck {
  private final Path file;
  private final Path baselineFile;
  private final CheckPlan plan;
  private final Baseline before;

  private RegressionCheck(Path file, Path baselineFile, CheckPlan plan, Baseline before) {
    this.file = file;
    this.baselineFile = baselineFile;
    this.plan = plan;
    this.before = before;
  }

  /**
   * Reads both files.
   *
   * @param firstTime whether a baseline that does not exist is one of nothing; a problem otherwise
   * @throws ExperimentException with every problem of both
   */
  public static RegressionCheck read(
      Path file, Path baselineFile, boolean firstTime, Catalog catalog) throws ExperimentException {
    var problems = new ArrayList<PlacedProblem>();
    var plan = read(() -> CheckPlan.read(file, catalog), problems);
    var before =
        firstTime && Files.notExists(baselineFile)
            ? Baseline.EMPTY
            : read(() -> BaselineReader.read(baselineFile), problems);
    if (plan == null || before == null) {
      throw new ExperimentException(problems);
    }
    return new RegressionCheck(file, baselineFile, plan, before);
  }

  /** Reads a file. */
  private interface Reading<T> {
    T read() throws ExperimentException;
  }

  private static <T> @Nullable T read(Reading<T> reading, List<PlacedProblem> problems) {
    try {
      return reading.read();
    } catch (ExperimentException e) {
      problems.addAll(e.problems());
      return null;
    }
  }

  /** Returns how many combinations are checked. */
  public int combinations() {
    return plan.points().size();
  }

  /** Returns how many combinations that the file asks for cannot run. */
  public int infeasible() {
    return plan.obstacles().size();
  }

  /** Returns how far a figure may be from the baseline's, over the baseline's, as the file says. */
  public double toleranceFraction() {
    return plan.toleranceFraction();
  }

  /**
   * Executes everything.
   *
   * @param jobs number of threads; the results do not depend on it
   */
  public Result execute(int jobs) throws InterruptedException {
    return new Result(CheckRun.execute(plan, jobs));
  }

  /** What is modelled now. */
  public final class Result {
    private final Baseline now;

    private Result(Baseline now) {
      this.now = now;
    }

    /**
     * Returns the differences to the baseline.
     *
     * @param toleranceFraction how far a figure may be from the baseline's, over the baseline's
     * @param version version of the program
     */
    public CheckOutcome compare(double toleranceFraction, String version) {
      return BaselineComparison.of(before, now, plan, toleranceFraction, uri(file), version);
    }

    /** Writes the baseline anew, whole or not at all; returns whether that changed it. */
    public boolean update() throws IOException {
      var text = BaselineText.of(now);
      if (Files.exists(baselineFile) && Files.readString(baselineFile).equals(text)) {
        return false;
      }
      WholeFile.write(baselineFile, text);
      return true;
    }
  }

  /** Returns the URI of a file, relative where the file's name is. */
  private static String uri(Path file) {
    if (file.isAbsolute()) {
      return file.toUri().toASCIIString();
    }
    try {
      var path = file.normalize().toString().replace(file.getFileSystem().getSeparator(), "/");
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("A path without scheme is always a URI.", e);
    }
  }
}
