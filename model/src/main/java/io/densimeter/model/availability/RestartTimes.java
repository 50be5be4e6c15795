package io.densimeter.model.availability;

import io.densimeter.model.units.Require;

/**
 * How long it takes until guests run again.
 *
 * @param hostRepairSeconds time until a failed host can be used again
 * @param hostBootSeconds time until a host that boots can start guests
 * @param storm how a host starts guests
 */
public record RestartTimes(double hostRepairSeconds, double hostBootSeconds, BootStorm storm) {
  public RestartTimes {
    Require.notNegative("hostRepairSeconds", hostRepairSeconds);
    Require.notNegative("hostBootSeconds", hostBootSeconds);
  }
}
