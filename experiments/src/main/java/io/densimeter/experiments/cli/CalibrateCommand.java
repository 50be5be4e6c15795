package io.densimeter.experiments.cli;

import io.densimeter.experiments.calibrate.CalibratedFile;
import io.densimeter.experiments.calibrate.Calibration;
import io.densimeter.experiments.calibrate.CalibrationResult;
import io.densimeter.experiments.calibrate.CalibrationTable;
import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.Word;
import io.densimeter.model.units.Dimension;
import io.densimeter.workloads.measured.MeasuredException;
import io.densimeter.workloads.measured.MeasuredFile;
import io.densimeter.workloads.measured.MeasuredReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fits a platform or an implementation to measured micro-benchmarks and writes it. */
@Command(
    name = "calibrate",
    description = {
      "Fit prices to measured micro-benchmarks; write a platform or an implementation.",
      "With --platform alone the platform's primitives are fitted; with --implementation its path"
          + " lengths are, on the platform that --platform names.",
      "Read are results and summaries of lmbench, vmexit and micro-bench of kvm-unit-tests,"
          + " perf kvm stat report, perf stat -x, and xenalyze summaries, known by their content."
    })
@SuppressWarnings("NullAway.Init")
final class CalibrateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of measurements.")
  private List<Path> files;

  @Option(
      names = "--platform",
      required = true,
      paramLabel = "BASE",
      description =
          "Platform that comes nearest to the measured one: a name of the catalogue or a YAML"
              + " file.")
  private String platform;

  @Option(
      names = "--implementation",
      paramLabel = "BASE",
      description =
          "Implementation to be fitted instead of the platform: a name of the catalogue or a"
              + " YAML file.")
  private @Nullable String implementation;

  @Option(
      names = "--clock",
      paramLabel = "CLOCK",
      description =
          "Clock of the measured CPU, such as \"2600 MHz\" (default: as the files say, else the"
              + " base's).")
  private @Nullable String clock;

  @Option(
      names = "--noise",
      paramLabel = "SHARE",
      description =
          "Standard deviation of a measurement, where a file states no larger one (default:"
              + " ${DEFAULT-VALUE}).",
      defaultValue = "3 %")
  private String noise;

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "Name of what is written.")
  private String name;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description =
          "YAML file to write. One that is there is replaced only when a calibration wrote it.")
  private Path out;

  private final List<String> problems = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    var catalog = Catalog.shipped();
    var names = catalog.names();
    var base = entry(catalog, "platform", platform, names.platforms());
    var technique =
        implementation == null
            ? null
            : entry(catalog, "implementation", implementation, names.implementations());
    if (!name.matches(Word.FORM)) {
      problems.add("--name: must be of letters, digits, - and _, was " + name + ".");
    }
    long clockHertz = clock == null ? 0 : clockHertz(clock);
    double noiseFraction = noiseFraction();
    CalibratedFile.obstacle(out).ifPresent(problems::add);
    var measured = readAll();
    var result =
        problems.isEmpty()
            ? fit(catalog, base, technique, measured, clockHertz, noiseFraction)
            : null;
    if (result == null) {
      return refused();
    }
    CalibratedFile.write(out, result.yaml());
    var console = spec.commandLine().getOut();
    console.print(CalibrationTable.of(result));
    console.println("Written: " + out);
    console.flush();
    return ExitCode.DONE;
  }

  private @Nullable CalibrationResult fit(
      Catalog catalog,
      String platformName,
      @Nullable String implementationName,
      List<MeasuredFile> measured,
      long clockHertz,
      double noiseFraction) {
    var calibration = new Calibration(catalog, measured, noiseFraction);
    var base = catalog.platform(platformName);
    try {
      return implementationName == null
          ? calibration.platform(base, clockHertz, name)
          : calibration.implementation(
              catalog.implementation(implementationName), base, clockHertz, name);
    } catch (MeasuredException e) {
      add(e);
      return null;
    }
  }

  private int refused() {
    var err = spec.commandLine().getErr();
    problems.forEach(err::println);
    err.printf(
        "%d problem%s; nothing was written.%n", problems.size(), problems.size() == 1 ? "" : "s");
    err.flush();
    return ExitCode.INVALID_INPUT;
  }

  private List<MeasuredFile> readAll() {
    var measured = new ArrayList<MeasuredFile>();
    for (var file : files) {
      try {
        measured.add(MeasuredReader.read(file));
      } catch (MeasuredException e) {
        add(e);
      }
    }
    return measured;
  }

  private void add(MeasuredException error) {
    error.problems().forEach(problem -> problems.add(problem.path() + ": " + problem.message()));
  }

  /** Returns by which name the catalogue knows an entry; the text itself after adding problems. */
  private String entry(Catalog catalog, String kind, String text, Collection<String> names) {
    try {
      return CatalogNames.entry(catalog, kind, text, names);
    } catch (IllegalArgumentException neither) {
      problems.add("--" + kind + ": " + neither.getMessage());
    } catch (ExperimentException wrong) {
      wrong.problems().forEach(each -> problems.add(each.toString()));
    }
    return text;
  }

  private long clockHertz(String text) {
    try {
      long hertz = Dimension.CLOCK.whole(text);
      if (hertz == 0) {
        problems.add("--clock: must be above 0, was " + text + ".");
      }
      return hertz;
    } catch (IllegalArgumentException e) {
      problems.add("--clock: " + e.getMessage());
      return 0;
    }
  }

  private double noiseFraction() {
    try {
      double fraction = Dimension.SHARE.real(noise);
      if (!(fraction >= 1e-4 && fraction <= 1)) {
        problems.add("--noise: must be 0.01 % to 100 %, was " + noise + ".");
      }
      return fraction;
    } catch (IllegalArgumentException e) {
      problems.add("--noise: " + e.getMessage());
      return 0;
    }
  }
}
