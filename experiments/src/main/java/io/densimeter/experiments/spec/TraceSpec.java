package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Size;
import io.densimeter.experiments.yaml.Tagged;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Problem;
import io.densimeter.workloads.generator.RepeatedCourses;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the guests' CPU demand comes from. */
@Doc("Where the guests' CPU demand comes from.")
@Tagged("format")
public sealed interface TraceSpec {
  /**
   * A PlanetLab trace: a folder or an archive of one file for each guest.
   *
   * @param path the folder or archive, absolute; in the file relative to the file
   * @param leaveWhenIdle whether guests leave when they have nothing to do, as in CloudSim
   */
  @Doc("A PlanetLab trace: one file for each guest, one percentage of CPU for every five minutes.")
  record Planetlab(
      @Doc("Folder, .zip or .tar.gz; relative to this file (from --set: to the working directory).")
          Path path,
      @Doc("Whether a guest leaves for good when its demand is 0 in two samples.") @Default("false")
          boolean leaveWhenIdle)
      implements TraceSpec, Validated {
    @Override
    public List<Problem> validate() {
      return Files.exists(path)
          ? List.of()
          : List.of(new Problem("path", "no such file or folder: " + path + "."));
    }
  }

  /**
   * A seeded trace whose demand follows given quartiles, autocorrelated and with a diurnal swing.
   *
   * @param guests number of guests
   * @param courses different courses of demand; null when each guest has its own
   * @param steps sampling steps
   * @param stepNanos length of a step
   * @param quartilesFraction the three quartiles of demand over all guest-steps, ascending
   * @param meanFraction mean demand; null to let it follow from the quartiles
   * @param maxFraction highest demand
   * @param autocorrelation correlation of a guest's demand from one step to the next, 0 to below 1
   * @param levelShareFraction share of the variance that is between guests
   * @param diurnalSwingFraction how far the day's demand swings about its mean
   * @param peakHour hour of the day of the highest demand, 0 to below 24
   */
  @Doc("A generated trace: seeded, autocorrelated, with a diurnal swing, following the quartiles.")
  record Synthetic(
      @Doc("Number of guests.") @Between(least = "1", most = "1000000") int guests,
      @Doc(
              "Different courses of demand; further guests follow them again, whole days later. Left"
                  + " out, each guest has its own.")
          @Between(least = "1", most = "1000000")
          @Nullable Integer courses,
      @Doc("Number of sampling steps.") @Between(least = "1", most = "1000000") int steps,
      @Doc("Length of a sampling step.")
          @Unit(value = Dimension.TIME, usual = "min")
          @Between(least = "1 s", most = "1 d")
          long stepNanos,
      @Doc("The three quartiles of CPU demand over all guests and steps, ascending.")
          @Unit(Dimension.SHARE)
          @Between(most = "100 %")
          @Size(min = 3, max = 3)
          List<Double> quartilesFraction,
      @Doc("Mean CPU demand; left out, it follows from the quartiles.")
          @Unit(Dimension.SHARE)
          @Between(most = "100 %")
          @Nullable Double meanFraction,
      @Doc("Highest CPU demand.") @Default("100 %") @Unit(Dimension.SHARE) @Between(most = "100 %")
          double maxFraction,
      @Doc("Correlation of a guest's demand from one step to the next.")
          @Default("0.9")
          @Between(least = "0", most = "0.9999")
          double autocorrelation,
      @Doc("Share of the variance that is between guests rather than over time.")
          @Default("70 %")
          @Unit(Dimension.SHARE)
          @Between(most = "100 %")
          double levelShareFraction,
      @Doc("How far demand swings about its mean in the course of a day.")
          @Default("10 %")
          @Unit(Dimension.SHARE)
          @Between(most = "90 %")
          double diurnalSwingFraction,
      @Doc("Hour of the day with the highest demand.")
          @Default("14")
          @Between(least = "0", most = "23.99")
          double peakHour)
      implements TraceSpec, Validated {
    @Override
    public List<Problem> validate() {
      if (courses != null) {
        long most = RepeatedCourses.mostGuests(courses, steps, stepNanos);
        if (guests > most) {
          return List.of(
              new Problem(
                  "courses",
                  "are too few: with "
                      + courses
                      + " courses for each whole day there are at most "
                      + most
                      + " guests, not "
                      + guests
                      + "."));
        }
      }
      if (levelShareFraction + diurnalSwingFraction > 1) {
        return List.of(
            new Problem(
                "level-share",
                "must be at most 100 % together with diurnal-swing, were "
                    + percent(levelShareFraction)
                    + " and "
                    + percent(diurnalSwingFraction)
                    + "."));
      }
      if (quartilesFraction.size() != 3) {
        return List.of();
      }
      double q1 = quartilesFraction.get(0);
      double q2 = quartilesFraction.get(1);
      double q3 = quartilesFraction.get(2);
      if (!(q1 <= q2 && q2 <= q3)) {
        return List.of(new Problem("quartiles", "must ascend."));
      }
      if (q3 > maxFraction) {
        return List.of(new Problem("quartiles[2]", "must not be above max."));
      }
      // A quarter of all demands lies below each quartile: at least 0 and at most the next one.
      double least = (q1 + q2 + q3) / 4;
      double most = (q1 + q2 + q3 + maxFraction) / 4;
      if (meanFraction != null && !(least <= meanFraction && meanFraction <= most)) {
        return List.of(
            new Problem(
                "mean",
                "must be "
                    + percent(least)
                    + " to "
                    + percent(most)
                    + " with these quartiles and max, was "
                    + percent(meanFraction)
                    + "."));
      }
      return List.of();
    }

    private static String percent(double fraction) {
      var percent = BigDecimal.valueOf(fraction * 100).setScale(2, RoundingMode.HALF_UP);
      return percent.stripTrailingZeros().toPlainString() + " %";
    }
  }

  /**
   * The same demand for all guests at all times.
   *
   * @param guests number of guests
   * @param steps sampling steps
   * @param stepNanos length of a step
   * @param cpuFraction the demand
   */
  @Doc("The same CPU demand for all guests at all times.")
  record Constant(
      @Doc("Number of guests.") @Between(least = "1", most = "1000000") int guests,
      @Doc("Number of sampling steps.") @Between(least = "1", most = "1000000") int steps,
      @Doc("Length of a sampling step.")
          @Unit(value = Dimension.TIME, usual = "min")
          @Between(least = "1 s", most = "1 d")
          long stepNanos,
      @Doc("CPU demand of each guest.") @Unit(Dimension.SHARE) @Between(most = "100 %")
          double cpuFraction)
      implements TraceSpec {}
}
