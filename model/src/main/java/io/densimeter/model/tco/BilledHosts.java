package io.densimeter.model.tco;

import io.densimeter.model.machine.HostType;
import io.densimeter.model.units.Require;

/**
 * Hosts of one type that are bought: those that carry guests, and spare ones.
 *
 * @param type what they are, with the price of one
 * @param count how many, zero or more
 */
public record BilledHosts(HostType type, int count) {
  public BilledHosts {
    Require.notNegative("count", count);
  }
}
