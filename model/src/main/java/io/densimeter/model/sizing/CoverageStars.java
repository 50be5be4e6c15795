package io.densimeter.model.sizing;

/**
 * How far a size by use can be trusted, by the share of the expected samples that there are.
 *
 * @see <a href="https://learn.microsoft.com/azure/migrate/concepts-assessment-calculation">Azure
 *     Migrate, confidence ratings</a>
 */
public final class CoverageStars {
  private static final double PERCENT_PER_STAR = 20;

  private CoverageStars() {}

  /**
   * Returns one star for up to 20 % of the samples, two for more than that up to 40 %, five for
   * more than 80 %.
   *
   * @param percent samples that there are of those expected, 0 to 100
   */
  public static int of(double percent) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException("The percent (" + percent + ") must be 0 to 100.");
    }
    return Math.max(1, (int) Math.ceil(percent / PERCENT_PER_STAR));
  }
}
