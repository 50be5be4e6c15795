package io.densimeter.reports.result;

import org.jspecify.annotations.Nullable;

/**
 * One guest in one replication.
 *
 * @param replication number of the replication, from 0
 * @param guest name of the guest
 * @param host name of its host; empty when unplaced
 * @param demandMeanFraction mean native demand over the guest's capacity
 * @param demandP95Fraction 95th percentile (nearest rank) of that demand
 * @param readyFraction mean CPU ready
 * @param violationFraction share of steps in which it got less CPU than it asked for; null where
 *     there are no steps
 */
public record GuestRow(
    int replication,
    String guest,
    String host,
    double demandMeanFraction,
    double demandP95Fraction,
    double readyFraction,
    @Nullable Double violationFraction) {}
