package io.densimeter.model.sim;

import io.densimeter.model.units.Require;

/**
 * What a host without guests does.
 *
 * @param stayOn whether it stays on: it runs the hypervisor and draws its power
 * @param offWatts power of each host that is not on
 */
public record EmptyHosts(boolean stayOn, double offWatts) {
  /** It is switched off and draws nothing. */
  public static final EmptyHosts OFF = new EmptyHosts(false, 0);

  /** It stays on. */
  public static final EmptyHosts IDLE = new EmptyHosts(true, 0);

  public EmptyHosts {
    Require.notNegative("offWatts", offWatts);
  }

  /** Returns that it sleeps and draws that power; to wake it takes as long as to boot. */
  public static EmptyHosts asleep(double watts) {
    return new EmptyHosts(false, watts);
  }
}
