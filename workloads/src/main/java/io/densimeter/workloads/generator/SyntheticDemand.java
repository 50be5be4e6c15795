package io.densimeter.workloads.generator;

import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What a synthetic trace is made from. {@link SyntheticTrace} says what the figures mean.
 *
 * @param guests number of guests
 * @param steps number of sampling steps
 * @param stepNanos length of a step in nanoseconds
 * @param cpu the distribution of CPU demand over all guests and steps
 * @param autocorrelation correlation of a guest's fluctuation with itself one step later, on the
 *     normal scale; 0 to less than 1
 * @param levelShare share of the variance, on the normal scale, that is between guests: 0 when all
 *     guests are alike in the long run
 * @param diurnalShare share of the variance, on the normal scale, that is the course of the day: 0
 *     to 0.9, and less than 1 with the level share
 * @param peakHour hour of the day, 0 to less than 24, at which demand is greatest. The trace starts
 *     at midnight
 */
public record SyntheticDemand(
    int guests,
    int steps,
    long stepNanos,
    Quartiles cpu,
    double autocorrelation,
    double levelShare,
    double diurnalShare,
    double peakHour) {

  private static final double MOST_DIURNAL = 0.9;

  /**
   * Returns what is wrong, with the paths {@code guests, steps, step, quartiles.…, autocorrelation,
   * level-share, diurnal-share, peak-hour}.
   */
  public List<Problem> validate() {
    var problems = new ArrayList<Problem>();
    check(guests > 0, "guests", "must be positive, was " + guests, problems);
    check(steps > 0, "steps", "must be positive, was " + steps, problems);
    check(stepNanos > 0, "step", "must be positive, was " + stepNanos + " ns", problems);
    cpu.validate().forEach(p -> problems.add(p.under("quartiles")));
    check(
        autocorrelation >= 0 && autocorrelation < 1,
        "autocorrelation",
        "must be 0 to less than 1, was " + autocorrelation,
        problems);
    boolean level = levelShare >= 0 && levelShare <= 1;
    boolean diurnal = diurnalShare >= 0 && diurnalShare <= MOST_DIURNAL;
    check(level, "level-share", "must be 0 to 1, was " + levelShare, problems);
    check(
        diurnal,
        "diurnal-share",
        "must be 0 to %s, was %s".formatted(MOST_DIURNAL, diurnalShare),
        problems);
    check(
        !level || !diurnal || levelShare + diurnalShare <= 1,
        "level-share",
        "must be at most 1 together with the diurnal share, were %s and %s"
            .formatted(levelShare, diurnalShare),
        problems);
    check(
        peakHour >= 0 && peakHour < 24,
        "peak-hour",
        "must be 0 to less than 24, was " + peakHour,
        problems);
    return problems;
  }

  private static void check(boolean holds, String path, String message, List<Problem> problems) {
    if (!holds) {
      problems.add(new Problem(path, message + "."));
    }
  }
}
