package io.densimeter.model.migration;

import io.densimeter.model.units.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * Live migration by pre-copy: memory is sent in rounds while the guest runs, each round what the
 * guest wrote during the last one; then the guest stops, and the rest is sent.
 *
 * <p>A round scans the pages that are to be sent; a page that has been written again before the
 * scan comes to it is skipped, since the next round would send it anyway. With pages written at
 * random, of a class with S bytes to send and a rate λ, a round of T seconds sends
 *
 * <pre>S · (1 − e^(−λT)) / (λT)</pre>
 *
 * and leaves n · (1 − e^(−λT)) of the class's n bytes for the next one. T follows from the bytes
 * and the rate of the round.
 *
 * <p>Source: Clark et al., "Live migration of virtual machines", NSDI 2005, sections 3 to 5.
 */
public final class PreCopy {
  private static final int BISECTIONS = 200;

  private final RateControl control;
  private final double resumeSeconds;
  private final double reservationSeconds;

  /**
   * Creates it.
   *
   * @param control how fast rounds are sent
   * @param resumeSeconds time from the last byte until the guest runs on the new host
   * @param reservationSeconds time before the first round
   */
  public PreCopy(RateControl control, double resumeSeconds, double reservationSeconds) {
    this.control = control;
    this.resumeSeconds = Require.notNegative("resumeSeconds", resumeSeconds);
    this.reservationSeconds = Require.notNegative("reservationSeconds", reservationSeconds);
  }

  /** Returns how the migration of a guest goes that writes its memory like this. */
  public Migration migrate(WritableWorkingSet guest) {
    var rounds = new ArrayList<Round>();
    double[] toSend = guest.pages().stream().mapToDouble(WritingPages::bytes).toArray();
    double memory = guest.memoryBytes();
    double rate = control.leastBytesPerSecond();
    double sent = 0;
    while (true) {
      double seconds = roundSeconds(guest.pages(), toSend, rate);
      double dirtied = 0;
      for (int c = 0; c < toSend.length; c++) {
        toSend[c] = guest.pages().get(c).dirtied(seconds);
        dirtied += toSend[c];
      }
      rounds.add(new Round(rate * seconds, seconds, rate, dirtied));
      sent += rate * seconds;
      double next = seconds == 0 ? 0 : dirtied / seconds + control.stepBytesPerSecond();
      if (dirtied <= control.enoughBytes()
          || next > control.mostBytesPerSecond()
          || rounds.size() >= control.mostRounds()
          || sent + dirtied > control.mostMemories() * memory) {
        return new Migration(
            rounds,
            dirtied,
            dirtied / control.linkBytesPerSecond(),
            resumeSeconds,
            reservationSeconds);
      }
      rate = Math.max(control.leastBytesPerSecond(), next);
    }
  }

  /** Returns the T at which what is sent in T seconds is what the rate takes in T seconds. */
  private static double roundSeconds(List<WritingPages> pages, double[] toSend, double rate) {
    double low = 0;
    double high = sum(toSend) / rate;
    for (int i = 0; i < BISECTIONS && low < high; i++) {
      double middle = (low + high) / 2;
      double bytes = 0;
      for (int c = 0; c < toSend.length; c++) {
        bytes += toSend[c] * pages.get(c).cleanWhenScanned(middle);
      }
      if (bytes > rate * middle) {
        low = middle;
      } else {
        high = middle;
      }
      if (middle == low && middle == high) {
        break;
      }
    }
    return high;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
