package io.densimeter.model.sim;

import io.densimeter.model.machine.HostType;
import io.densimeter.model.machine.PowerCurve;

/** The hosts that are on, in the order of the inputs. */
final class PoweredHosts {
  /** Number of hosts that are on. */
  final int count;

  /** Index of each in the inputs. */
  final int[] index;

  /** Its first guest among the placed ones; one entry more than hosts. */
  final int[] firstGuest;

  /** Whether all demand that fits is granted: no guest has a limit. */
  final boolean[] unlimited;

  /** Cycles there are in a step. */
  final long[] capacityCycles;

  final PowerCurve[] power;

  /** Cycles in a step that the hypervisor itself takes, on each. */
  final long overheadCycles;

  PoweredHosts(IntervalInputs inputs) {
    int[] guests = new int[inputs.hosts().size()];
    boolean[] limited = new boolean[guests.length];
    for (int guest = 0; guest < inputs.guests(); guest++) {
      int host = inputs.hostOf(guest);
      if (host != IntervalInputs.UNPLACED) {
        guests[host]++;
        limited[host] |= inputs.shares(guest).limitHertz() != CpuShares.UNLIMITED;
      }
    }
    int on = 0;
    for (int onHost : guests) {
      on += onHost > 0 || inputs.emptyHosts() == EmptyHosts.IDLE ? 1 : 0;
    }
    count = on;
    index = new int[on];
    firstGuest = new int[on + 1];
    unlimited = new boolean[on];
    capacityCycles = new long[on];
    power = new PowerCurve[on];

    long stepNanos = inputs.trace().stepNanos();
    overheadCycles = Cycles.during(inputs.hostOverheadHertz(), stepNanos);
    int next = 0;
    for (int host = 0; host < guests.length; host++) {
      if (guests[host] > 0 || inputs.emptyHosts() == EmptyHosts.IDLE) {
        HostType type = inputs.hosts().get(host);
        index[next] = host;
        firstGuest[next + 1] = firstGuest[next] + guests[host];
        unlimited[next] = !limited[host];
        capacityCycles[next] = Cycles.during(type.cpuHertz(), stepNanos);
        power[next] = type.power();
        requireCapacity(inputs, type);
        next++;
      }
    }
  }

  private static void requireCapacity(IntervalInputs inputs, HostType type) {
    if (inputs.hostOverheadHertz() > type.cpuHertz()) {
      throw new IllegalArgumentException(
          "The hypervisor takes %d Hz itself, but a host %s has %d Hz."
              .formatted(inputs.hostOverheadHertz(), type.name(), type.cpuHertz()));
    }
  }
}
