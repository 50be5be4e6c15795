package io.densimeter.model.migration;

import io.densimeter.model.units.Require;

/**
 * What a migration takes of the CPUs of both hosts: a price for each byte (reading, copying and
 * sending it, receiving and placing it) and one for each page that the guest writes while its
 * writing is watched (a fault for the first write to a page in a round).
 *
 * @param sendCyclesPerByte CPU of the old host for a byte
 * @param receiveCyclesPerByte CPU of the new host for a byte
 * @param watchCyclesPerPage the guest's own CPU for a page that it dirties in a round
 */
public record MigrationPrice(
    double sendCyclesPerByte, double receiveCyclesPerByte, double watchCyclesPerPage) {
  private static final int PAGE_BYTES = 4096;

  public MigrationPrice {
    Require.notNegative("sendCyclesPerByte", sendCyclesPerByte);
    Require.notNegative("receiveCyclesPerByte", receiveCyclesPerByte);
    Require.notNegative("watchCyclesPerPage", watchCyclesPerPage);
  }

  /** Returns the cycles that the old host spends on sending. */
  public double sendCycles(Migration migration) {
    return sendCyclesPerByte * migration.totalBytes();
  }

  /** Returns the cycles that the new host spends on receiving. */
  public double receiveCycles(Migration migration) {
    return receiveCyclesPerByte * migration.totalBytes();
  }

  /** Returns the cycles that the guest loses because its writes are watched. */
  public double guestCycles(Migration migration) {
    double pages = migration.rounds().stream().mapToDouble(Round::dirtiedBytes).sum() / PAGE_BYTES;
    return watchCyclesPerPage * pages;
  }
}
