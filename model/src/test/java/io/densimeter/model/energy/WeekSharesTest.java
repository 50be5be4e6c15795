package io.densimeter.model.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeekSharesTest {
  private static final long HOUR = 3_600_000_000_000L;
  private static final double EXACT = 1e-12;

  @Test
  void aPowerThatNeverChangesIsSpreadEvenly() {
    var shares = WeekShares.of(new double[] {250}, 10 * HOUR, 0);
    for (int hour = 0; hour < WeekShares.HOURS; hour++) {
      assertEquals(1.0 / 168, shares.share(hour), EXACT);
    }
  }

  /** A day of 100 W until noon and 300 W after it: 1,200 + 3,600 = 4,800 Wh, seven times. */
  @Test
  void aDayIsEveryDayOfTheWeek() {
    var shares = WeekShares.of(new double[] {100, 300}, 12 * HOUR, 0);
    for (int day = 0; day < 7; day++) {
      assertEquals(100 / (7 * 4_800.0), shares.share(24 * day + 11), EXACT);
      assertEquals(300 / (7 * 4_800.0), shares.share(24 * day + 12), EXACT);
    }
  }

  /** The same day from 18 h on: 100 W until 6 h. */
  @Test
  void theHourOfTheStartMovesTheShares() {
    var shares = WeekShares.of(new double[] {100, 300}, 12 * HOUR, 5 * 24 + 18);
    assertEquals(100 / (7 * 4_800.0), shares.share(5 * 24 + 18), EXACT);
    assertEquals(100 / (7 * 4_800.0), shares.share(6 * 24 + 5), EXACT);
    assertEquals(300 / (7 * 4_800.0), shares.share(6 * 24 + 6), EXACT);
    assertEquals(300 / (7 * 4_800.0), shares.share(17), EXACT);
  }

  /** Two weeks: the mean of both. A further day changes nothing, as only whole weeks count. */
  @Test
  void wholeWeeksCount() {
    double[] fortnight = new double[14];
    Arrays.fill(fortnight, 100);
    fortnight[0] = 200;
    fortnight[7] = 400;
    double[] more = Arrays.copyOf(fortnight, 15);
    more[14] = 1e6;
    var shares = WeekShares.of(fortnight, 24 * HOUR, 0);
    var longer = WeekShares.of(more, 24 * HOUR, 0);
    assertEquals(600 / (24 * 1_800.0), shares.share(0), EXACT);
    assertEquals(200 / (24 * 1_800.0), shares.share(24), EXACT);
    for (int hour = 0; hour < WeekShares.HOURS; hour++) {
      assertEquals(shares.share(hour), longer.share(hour), EXACT);
    }
  }

  @Test
  void stepsThatCutHoursAreShared() {
    // 90 minutes at 200 W, 90 minutes at 0 W: hours of 200, 100 and 0 Wh.
    var shares = WeekShares.of(new double[] {200, 0}, 3 * HOUR / 2, 0);
    assertEquals(200 / (56 * 300.0), shares.share(0), EXACT);
    assertEquals(100 / (56 * 300.0), shares.share(1), EXACT);
    assertEquals(0, shares.share(2), EXACT);
  }

  @Test
  void sharesAddUpToOne() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      double[] watts = new double[1 + random.nextInt(3_000)];
      for (int step = 0; step < watts.length; step++) {
        watts[step] = random.nextInt(4) == 0 ? 0 : 1_000 * random.nextDouble();
      }
      watts[0] = 1;
      long step = (1 + random.nextInt(3_600)) * 1_000_000_000L;
      var shares = WeekShares.of(watts, step, random.nextInt(WeekShares.HOURS));
      double sum = 0;
      for (int hour = 0; hour < WeekShares.HOURS; hour++) {
        assertEquals(true, shares.share(hour) > -EXACT, "seed " + seed);
        sum += shares.share(hour);
      }
      assertEquals(1, sum, EXACT, "seed " + seed);
    }
  }

  @Test
  void anEstateThatDrawsNothingHasEvenSharesAndNoNaN() {
    assertEquals(1.0 / 168, WeekShares.of(new double[] {0, 0}, HOUR, 0).share(3));
  }

  @Test
  void badArgumentsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> WeekShares.of(new double[0], HOUR, 0));
    assertThrows(
        IllegalArgumentException.class, () -> WeekShares.of(new double[] {Double.NaN}, HOUR, 0));
    assertEquals(
        "The firstHour (168) must be 0 to 167.",
        assertThrows(
                IllegalArgumentException.class, () -> WeekShares.of(new double[] {1}, HOUR, 168))
            .getMessage());
    assertEquals(
        "There are 23 values by hour, must be 24 or 168.",
        assertThrows(IllegalArgumentException.class, () -> HourlyValues.of(new double[23]))
            .getMessage());
  }
}
