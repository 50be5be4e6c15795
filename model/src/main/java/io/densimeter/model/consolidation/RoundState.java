package io.densimeter.model.consolidation;

/** The hosts as a round plans them, in cycles of a step. */
final class RoundState {
  final EstateView estate;

  /** Load with what was planned so far, by host. */
  final long[] planned;

  /** Load up to which a host is not overloaded, by host; at most its capacity. */
  final long[] limit;

  /** Power at the load that was measured, by host. */
  final double[] measuredWatts;

  /** Memory that is not promised, with what was planned so far, by host. */
  final long[] freeMemory;

  private final long leastGuestBytes;

  /** CPU for guests, by type of host. */
  final long[] capacity;

  /** Power by type of host. */
  final PowerSteps[] power;

  RoundState(EstateView estate) {
    this.estate = estate;
    int hosts = estate.hosts();
    planned = new long[hosts];
    limit = new long[hosts];
    measuredWatts = new double[hosts];
    freeMemory = new long[hosts];
    capacity = new long[estate.hostTypes()];
    power = new PowerSteps[estate.hostTypes()];
    long least = Long.MAX_VALUE;
    for (int guest = 0; guest < estate.guests(); guest++) {
      least = Math.min(least, estate.memoryBytes(guest));
    }
    leastGuestBytes = least;
    for (int type = 0; type < capacity.length; type++) {
      capacity[type] = estate.capacityCycles(type);
      power[type] = new PowerSteps(estate.power(type));
    }
  }

  /** Takes in what was measured of a host. */
  void measure(int host, double limitFraction) {
    int type = estate.hostType(host);
    planned[host] = estate.loadCycles(host);
    limit[host] = (long) (Math.min(1, limitFraction) * capacity[type]);
    measuredWatts[host] = power[type].watts(utilisation(host));
    freeMemory[host] = estate.freeMemoryBytes(host);
  }

  double utilisation(int host) {
    return Math.min(1, (double) planned[host] / capacity[estate.hostType(host)]);
  }

  boolean fits(int host, long need, long memory) {
    return need <= room(host) && memory <= freeMemory[host];
  }

  /** Returns the CPU that a host has left before it is overloaded; negative when it is. */
  long room(int host) {
    return limit[host] - planned[host];
  }

  /** Returns whether a host has not the room for any guest. */
  boolean isFull(int host) {
    return room(host) < 0 || freeMemory[host] < leastGuestBytes;
  }

  /** Returns how much a host with one more guest would draw above what was measured. */
  double riseOn(int host, long need) {
    int type = estate.hostType(host);
    double utilisation = (double) (planned[host] + need) / capacity[type];
    return power[type].watts(utilisation) - measuredWatts[host];
  }

  /** Returns how much what is planned for a host draws above what was measured. */
  double plannedRise(int host) {
    return riseOn(host, 0);
  }
}
