package io.densimeter.model.sim;

import io.densimeter.model.consolidation.ConsolidationPolicy;
import io.densimeter.model.consolidation.ConsolidationRound;

/** Consolidation of a running simulation: rounds, migrations, and hosts switched on and off. */
final class Consolidation {
  private final HostTable hosts;
  private final GuestTable guests;
  private final Migrations migrations;
  private final ConsolidationPolicy policy;
  private final LiveEstate estate;
  private final ConsolidationRound round;
  private final EmptyHosts emptyHosts;
  private long hostShutdowns;

  Consolidation(
      IntervalInputs inputs,
      ConsolidationPolicy policy,
      HostTable hosts,
      GuestTable guests,
      IntervalSweep sweep,
      Migrations migrations) {
    this.hosts = hosts;
    this.guests = guests;
    this.migrations = migrations;
    this.policy = policy;
    emptyHosts = inputs.emptyHosts();
    var history = new LoadHistory(policy.historySteps(), guests.count);
    estate = new LiveEstate(inputs, hosts, guests, sweep, migrations, history);
    round = new ConsolidationRound(estate, policy);
  }

  long migrations() {
    return migrations.begun;
  }

  long hostShutdowns() {
    return hostShutdowns;
  }

  double transferredBytes() {
    return migrations.transferredBytes;
  }

  /** Returns the share of a guest's demand that was lost to its migrations, mean over guests. */
  double degradationMean() {
    double sum = 0;
    for (int guest = 0; guest < guests.count; guest++) {
      sum +=
          migrations.degraded[guest] == 0
              ? 0
              : migrations.degraded[guest] / estate.requested[guest];
    }
    return sum / guests.count;
  }

  void arrived(int guest) {
    estate.promise(guest, guests.host[guest]);
  }

  /** Returns whether a host has the memory for a guest. */
  boolean hasRoom(int guest, int host) {
    return estate.memoryBytes(guest) <= estate.freeMemoryBytes(host);
  }

  /** Lets a guest go that is on a host. */
  void departing(int guest) {
    if (migrations.isMoving(guest)) {
      leave(guest, migrations.target(guest));
      migrations.cancel(guest);
    }
    leave(guest, guests.host[guest]);
  }

  /** Begins a step: guests land on their targets. */
  void begin() {
    migrations.land(this::leave);
  }

  private void leave(int guest, int host) {
    estate.release(guest, host);
    if (estate.isEmpty(host) && emptyHosts == EmptyHosts.OFF && hosts.isOn(host)) {
      hosts.set(host, false);
      hostShutdowns++;
    }
  }

  /** Ends a step: a round when it is time for one. */
  void end(int step, float[] demands) {
    estate.measured(demands);
    if ((step + 1) % policy.everySteps() == 0) {
      round.decide(this::move);
    }
  }

  private void move(int guest, int target) {
    estate.promise(guest, target);
    hosts.set(target, true);
    var cost = policy.migration().cost(estate.memoryBytes(guest), 0, policy.linkBytesPerSecond());
    migrations.begin(guest, target, cost, 0);
  }
}
