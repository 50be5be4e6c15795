package io.densimeter.model.sim;

import io.densimeter.model.machine.HostType;

/** The hosts that are on, in the order of the inputs. */
final class PoweredHosts {
  /** Number of hosts that are on. */
  final int count;

  /** Index of each in the inputs. */
  final int[] index;

  /** Its first guest among the placed ones; one entry more than hosts. */
  final int[] firstGuest;

  /** Whether demand that fits may still not be granted: a guest has a limit. */
  final boolean[] limited;

  /** Cycles there are in a step. */
  final long[] capacityCycles;

  /** Where its power curve begins in {@link #powerTables}. */
  final int[] powerCurve;

  final double[] powerTables;

  /** Cycles in a step that the hypervisor itself takes, on each. */
  final long overheadCycles;

  PoweredHosts(IntervalInputs inputs) {
    int[] guests = new int[inputs.hosts().size()];
    boolean[] anyLimit = new boolean[guests.length];
    for (int guest = 0; guest < inputs.guests(); guest++) {
      int host = inputs.hostOf(guest);
      if (host != IntervalInputs.UNPLACED) {
        guests[host]++;
        anyLimit[host] |= inputs.shares(guest).limitHertz() != CpuShares.UNLIMITED;
      }
    }
    int on = 0;
    for (int onHost : guests) {
      on += onHost > 0 || inputs.emptyHosts() == EmptyHosts.IDLE ? 1 : 0;
    }
    count = on;
    index = new int[on];
    firstGuest = new int[on + 1];
    limited = new boolean[on];
    capacityCycles = new long[on];
    powerCurve = new int[on];
    var tables = new PowerTables();

    long stepNanos = inputs.trace().stepNanos();
    overheadCycles = Cycles.during(inputs.hostOverheadHertz(), stepNanos);
    int next = 0;
    for (int host = 0; host < guests.length; host++) {
      if (guests[host] > 0 || inputs.emptyHosts() == EmptyHosts.IDLE) {
        HostType type = inputs.hosts().get(host);
        index[next] = host;
        firstGuest[next + 1] = firstGuest[next] + guests[host];
        limited[next] = anyLimit[host];
        capacityCycles[next] = Cycles.during(type.cpuHertz(), stepNanos);
        powerCurve[next] = tables.offset(type.power());
        requireCapacity(inputs, type);
        next++;
      }
    }
    powerTables = tables.numbers();
  }

  private static void requireCapacity(IntervalInputs inputs, HostType type) {
    if (inputs.hostOverheadHertz() > type.cpuHertz()) {
      throw new IllegalArgumentException(
          "The hypervisor takes %d Hz itself, but a host %s has %d Hz."
              .formatted(inputs.hostOverheadHertz(), type.name(), type.cpuHertz()));
    }
  }
}
