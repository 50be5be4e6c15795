package io.densimeter.model.migration;

import java.util.List;

/**
 * A live migration, as it went.
 *
 * @param rounds the rounds of pre-copy
 * @param stopAndCopyBytes what was sent while the guest stood still
 * @param stopAndCopySeconds how long that took
 * @param resumeSeconds how long the guest then took to run on the new host
 * @param reservationSeconds time before the first round, for finding and reserving the new host
 */
public record Migration(
    List<Round> rounds,
    double stopAndCopyBytes,
    double stopAndCopySeconds,
    double resumeSeconds,
    double reservationSeconds) {
  public Migration {
    rounds = List.copyOf(rounds);
  }

  /** Returns how long the guest ran nowhere. */
  public double downtimeSeconds() {
    return stopAndCopySeconds + resumeSeconds;
  }

  /** Returns the time from the beginning until the guest runs on the new host. */
  public double totalSeconds() {
    return reservationSeconds
        + rounds.stream().mapToDouble(Round::seconds).sum()
        + downtimeSeconds();
  }

  /** Returns all bytes sent. */
  public double totalBytes() {
    return rounds.stream().mapToDouble(Round::bytes).sum() + stopAndCopyBytes;
  }
}
