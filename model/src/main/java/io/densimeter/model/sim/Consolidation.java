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
  private final IntervalInputs inputs;
  private final IntervalSweep sweep;
  private final long[] linkFreeNanos; // by host
  private final long[] bootedNanos; // by host, when it takes guests
  private final long stepNanos;
  private long hostShutdowns;
  private long nowNanos;

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
    this.inputs = inputs;
    this.sweep = sweep;
    linkFreeNanos = new long[hosts.count];
    bootedNanos = new long[hosts.count];
    stepNanos = inputs.trace().stepNanos();
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

  double downtimeNanos() {
    return migrations.downtimeNanos;
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
    if (estate.isEmpty(host) && !inputs.isOnWhenEmpty(host) && hosts.isOn(host)) {
      hosts.set(host, false);
      hostShutdowns++;
      sweep.drawIdle(host, policy.shutdownNanos());
    }
  }

  /** Ends a step: a round when it is time for one. */
  void end(int step, float[] demands) {
    estate.measured(demands);
    nowNanos = (step + 1) * stepNanos;
    if ((step + 1) % policy.everySteps() == 0) {
      round.decide(this::move);
    }
  }

  private void move(int guest, int target) {
    estate.promise(guest, target);
    if (!hosts.isOn(target)) {
      bootedNanos[target] = nowNanos + policy.bootNanos();
      hosts.set(target, true);
    }
    var model = policy.migration();
    var cost = model.cost(estate.memoryBytes(guest), policy.linkBytesPerSecond());
    long begins = Math.max(nowNanos, bootedNanos[target]);
    if (model.sharesLink()) {
      // One at a time over the link of a host, which keeps the time that each stands still short.
      int source = guests.host[guest];
      begins = Math.max(begins, Math.max(linkFreeNanos[source], linkFreeNanos[target]));
      linkFreeNanos[source] = begins + cost.durationNanos();
      linkFreeNanos[target] = linkFreeNanos[source];
    }
    migrations.begin(guest, target, cost, begins - nowNanos);
  }
}
