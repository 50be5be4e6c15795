package io.densimeter.model.sim;

import io.densimeter.model.availability.DowntimeCause;
import io.densimeter.model.units.Require;
import umontreal.ssj.rng.RandomStream;

/**
 * What all guests of a host depend on and that crashes while the host itself is whole: the
 * hypervisor, or a driver domain.
 *
 * @param cause which one
 * @param mtbfNanos mean time between its crashes on a host that is on
 * @param restartNanos time until it runs again
 * @param losesGuests whether guests have to start again then, so many at once; else they kept their
 *     memory, waited for I/O and go on
 * @param random where its crashes are drawn from: a stream of its own, so that the other failures
 *     stay where they are; belongs to one simulation
 */
public record SharedDomain(
    DowntimeCause cause,
    long mtbfNanos,
    long restartNanos,
    boolean losesGuests,
    RandomStream random) {
  public SharedDomain {
    Require.positive("mtbfNanos", mtbfNanos);
    Require.notNegative("restartNanos", restartNanos);
  }
}
