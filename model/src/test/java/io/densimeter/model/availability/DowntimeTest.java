package io.densimeter.model.availability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.availability.Downtime.Failing;
import io.densimeter.model.availability.Downtime.Planned;
import java.util.List;
import org.junit.jupiter.api.Test;

class DowntimeTest {
  /** 99 h up and 1 h down: 1 % of 525,600 minutes. */
  @Test
  void oneDomainIsDownForItsRepairOverTheTimeFromFailureToFailure() {
    var downtime =
        Downtime.of(List.of(new Failing(DowntimeCause.HOST, 99 * 3600, 3600)), List.of());

    assertEquals(0.99, downtime.availableFraction(), 1e-15);
    assertEquals(5_256, downtime.totalMinutesPerYear(), 1e-9);
    assertEquals(2, downtime.nines(), 1e-12);
  }

  /** W/M of 1/9 and 2/9: up 1 / (1 + 3/9) = 3/4 of the time, down 1/12 and 2/12 of it. */
  @Test
  void theDomainsOfAGuestDoNotFailWhileOneIsDown() {
    var downtime =
        Downtime.of(
            List.of(
                new Failing(DowntimeCause.GUEST_KERNEL, 9, 1),
                new Failing(DowntimeCause.HOST, 9, 2)),
            List.of());

    assertEquals(3.0 / 4, downtime.availableFraction(), 1e-15);
    assertEquals(525_600 / 12.0, downtime.minutesPerYear(DowntimeCause.GUEST_KERNEL), 1e-9);
    assertEquals(525_600 / 6.0, downtime.minutesPerYear(DowntimeCause.HOST), 1e-9);
    assertEquals(0, downtime.minutesPerYear(DowntimeCause.DRIVER_DOMAIN));
  }

  /** Twelve patches of half an hour are 360 min; a domain that is down half of the rest, half. */
  @Test
  void patchesTakeTheirShareAndFailuresTheirsOfTheRest() {
    var downtime =
        Downtime.of(
            List.of(new Failing(DowntimeCause.HOST, 60, 60)),
            List.of(new Planned(DowntimeCause.HOST_PATCH, 12, 1800)));

    assertEquals(360, downtime.minutesPerYear(DowntimeCause.HOST_PATCH), 1e-9);
    assertEquals((525_600 - 360) / 2.0, downtime.minutesPerYear(DowntimeCause.HOST), 1e-9);
    assertEquals(
        downtime.minutesPerYear().values().stream().mapToDouble(Double::doubleValue).sum(),
        downtime.totalMinutesPerYear(),
        1e-9);
  }

  @Test
  void whatIsNeverDownHasNoNines() {
    assertEquals(1, Downtime.NONE.availableFraction());
    assertThrows(IllegalStateException.class, Downtime.NONE::nines);
  }

  @Test
  void patchesThatTakeTheWholeYearAreRefused() {
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Downtime.of(
                    List.of(), List.of(new Planned(DowntimeCause.HOST_PATCH, 365, 86_400))));
    assertTrue(String.valueOf(refused.getMessage()).contains("takes 1.0 of the year"));
  }

  /** Two at a time, 60 s each, as in the test of the simulation: 60, 60, 120, 120, 180. */
  @Test
  void guestsOfABootStormWaitForThoseBefore() {
    var storm = new BootStorm(60, 2);

    assertEquals(60 + 60 + 120 + 120 + 180, storm.totalSeconds(5));
    assertEquals(180, storm.lastSeconds(5));
    assertEquals(90, storm.meanSeconds(4));
    assertEquals(120, storm.lastSeconds(4));
    assertEquals(0, storm.totalSeconds(0));
  }
}
