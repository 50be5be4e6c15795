package io.densimeter.model.sim;

import io.densimeter.model.machine.HostType;
import java.util.Arrays;

/** The guests of an estate, by their index in the trace: where each is, and what it may use. */
final class GuestTable {
  static final int NONE = -1;

  /** Number of guests, those without a host included. */
  final int count;

  /** Host of each; the number of hosts for a guest that has none. */
  final int[] host;

  /** Kind of each on its host; {@link GuestKinds#NONE} without one. */
  final int[] kind;

  final GuestKinds kinds;

  /** Division of a host's CPU, by guest. */
  final FairShare fairShare;

  /** Guests on each host. */
  final int[] guestsOn;

  /** Guests on a host whose CPU is limited: demand that fits may still not be granted. */
  final int[] limitedOn;

  /** Guests that have a host. */
  int placed;

  private final IntervalInputs inputs;
  private final HostTable hosts;
  private final boolean[] limited;
  private final int[][] kindOn; // by type of host, by guest; GuestKinds.NONE when not known yet
  private final int[] first; // by host
  private final int[] last;
  private final int[] next; // by guest
  private final int[] previous;

  GuestTable(IntervalInputs inputs, HostTable hosts) {
    this.inputs = inputs;
    this.hosts = hosts;
    count = inputs.guests();
    host = new int[count];
    kind = new int[count];
    next = new int[count];
    previous = new int[count];
    limited = new boolean[count];
    kindOn = new int[hosts.types.size()][count];
    guestsOn = new int[hosts.count];
    limitedOn = new int[hosts.count];
    first = new int[hosts.count];
    last = new int[hosts.count];
    Arrays.fill(host, hosts.count);
    Arrays.fill(first, NONE);
    Arrays.fill(last, NONE);
    long stepNanos = inputs.trace().stepNanos();
    kinds = new GuestKinds(stepNanos);
    var weights = new int[count];
    var limits = new long[count];
    var reservations = new long[count];
    for (int guest = 0; guest < count; guest++) {
      CpuShares shares = inputs.shares(guest);
      limited[guest] = shares.limitHertz() != CpuShares.UNLIMITED;
      weights[guest] = shares.weight();
      limits[guest] =
          limited[guest] ? Cycles.during(shares.limitHertz(), stepNanos) : Long.MAX_VALUE;
      reservations[guest] = Cycles.during(shares.reservationHertz(), stepNanos);
    }
    fairShare = new FairShare(weights, limits, reservations);
    requireRoom(reservations);
  }

  /** Returns the first guest on a host, {@link #NONE} when it is empty. */
  int first(int ofHost) {
    return first[ofHost];
  }

  /** Returns the guest after this one on its host, {@link #NONE} after the last. */
  int next(int guest) {
    return next[guest];
  }

  boolean isPlaced(int guest) {
    return kind[guest] != GuestKinds.NONE;
  }

  /** Returns the kind that a guest is on hosts of a type, an index of {@link HostTable#types}. */
  int kindOn(int hostType, int guest) {
    int known = kindOn[hostType][guest];
    if (known != GuestKinds.NONE) {
      return known;
    }
    HostType type = hosts.types.get(hostType);
    int found = kinds.of(inputs.guest(guest), type, inputs.overhead().on(type, guest));
    kindOn[hostType][guest] = found;
    return found;
  }

  /** Puts a guest that has no host on one. */
  void place(int guest, int onHost) {
    host[guest] = onHost;
    kind[guest] = kindOn(hosts.type[onHost], guest);
    previous[guest] = last[onHost];
    next[guest] = NONE;
    if (last[onHost] == NONE) {
      first[onHost] = guest;
    } else {
      next[last[onHost]] = guest;
    }
    last[onHost] = guest;
    guestsOn[onHost]++;
    limitedOn[onHost] += limited[guest] ? 1 : 0;
    placed++;
  }

  /** Takes a guest off its host. */
  void remove(int guest) {
    int from = host[guest];
    if (previous[guest] == NONE) {
      first[from] = next[guest];
    } else {
      next[previous[guest]] = next[guest];
    }
    if (next[guest] == NONE) {
      last[from] = previous[guest];
    } else {
      previous[next[guest]] = previous[guest];
    }
    host[guest] = hosts.count;
    kind[guest] = GuestKinds.NONE;
    guestsOn[from]--;
    limitedOn[from] -= limited[guest] ? 1 : 0;
    placed--;
  }

  /** Requires that hosts keep their reservations, and that a step's cycles fit a long. */
  private void requireRoom(long[] reservations) {
    double[] most = new double[hosts.count];
    long[] reserved = new long[hosts.count];
    boolean[] carries = new boolean[hosts.count];
    for (int guest = 0; guest < count; guest++) {
      int on = inputs.hostOf(guest);
      if (on != IntervalInputs.UNPLACED) {
        carries[on] = true;
        reserved[on] = Math.addExact(reserved[on], reservations[guest]);
        most[on] += kinds.mostCycles(kindOn(hosts.type[on], guest));
      }
    }
    for (int on = 0; on < hosts.count; on++) {
      HostType hostType = inputs.hosts().get(on);
      boolean isOn = carries[on] || inputs.isOnWhenEmpty(on);
      if (isOn && inputs.hostOverheadHertz() > hostType.cpuHertz()) {
        throw new IllegalArgumentException(
            "The hypervisor takes %d Hz itself, but a host %s has %d Hz."
                .formatted(inputs.hostOverheadHertz(), hostType.name(), hostType.cpuHertz()));
      }
      long taken = Math.addExact(reserved[on], hosts.overheadCycles);
      if (carries[on] && taken > hosts.capacityCycles[on]) {
        throw new IllegalArgumentException(
            "Host %d (%s) has %d cycles in a step, but its guests' reservations and the hypervisor take %d."
                .formatted(on, hostType.name(), hosts.capacityCycles[on], taken));
      }
      if (most[on] + hosts.capacityCycles[on] >= 0x1p62) {
        throw new IllegalArgumentException(
            "The guests of one host may demand %.3g cycles in a step, more than the counters hold."
                .formatted(most[on] + hosts.capacityCycles[on]));
      }
    }
  }
}
