package io.densimeter.model.migration;

import io.densimeter.model.units.Require;

/**
 * A migration by {@link PreCopy} over a link that the migrations of a host share: guests write a
 * hot part of their memory all the time, and the rest now and then.
 *
 * @param linkShareFraction share of the link for migrations, above 0
 * @param cpuFraction CPU of the guest that copying takes
 * @param hotFraction hot part of a guest's memory
 * @param hotWritesPerSecond how often a page of it is written
 * @param otherWritesPerSecond how often any other page is written
 * @see <a href="https://www.usenix.org/legacy/event/nsdi05/tech/full_papers/clark/clark.pdf">Clark
 *     et al., NSDI 2005</a>
 */
public record PreCopyOverLink(
    double linkShareFraction,
    double cpuFraction,
    double hotFraction,
    double hotWritesPerSecond,
    double otherWritesPerSecond)
    implements MigrationModel {
  /** Time until the guest runs on the target, after its last byte: some 20 ms (section 6.2). */
  private static final double RESUME_SECONDS = 0.02;

  public PreCopyOverLink {
    Require.positive("linkShareFraction", linkShareFraction);
    Require.fraction("linkShareFraction", linkShareFraction);
    Require.fraction("cpuFraction", cpuFraction);
    Require.fraction("hotFraction", hotFraction);
    Require.notNegative("hotWritesPerSecond", hotWritesPerSecond);
    Require.notNegative("otherWritesPerSecond", otherWritesPerSecond);
  }

  @Override
  public MigrationCost cost(long memoryBytes, double linkBytesPerSecond) {
    var control = RateControl.adaptive(linkBytesPerSecond * linkShareFraction);
    var guest =
        WritableWorkingSet.of(
            (double) memoryBytes,
            hotFraction * memoryBytes,
            hotWritesPerSecond,
            otherWritesPerSecond);
    var migration = new PreCopy(control, RESUME_SECONDS, 0).migrate(guest);
    return new MigrationCost(
        Math.round(migration.totalSeconds() * 1e9),
        Math.round(migration.downtimeSeconds() * 1e9),
        Math.round(migration.totalBytes()));
  }

  @Override
  public boolean sharesLink() {
    return true;
  }
}
