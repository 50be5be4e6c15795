package io.densimeter.model.sim;

import io.densimeter.model.consolidation.EstateView;
import io.densimeter.model.machine.PowerCurve;
import java.util.Arrays;

/** The estate of a running simulation, as consolidation sees it. */
final class LiveEstate implements EstateView {
  private final IntervalInputs inputs;
  private final HostTable hosts;
  private final GuestTable guests;
  private final IntervalSweep sweep;
  private final Migrations migrations;
  private final LoadHistory history;
  private final long[] guestBytes; // with the overhead of virtualization, by guest
  private final long[] usedMemory; // by host, incoming guests included
  private final int[] expected; // by host: guests, incoming ones included
  private final long[] underwayCycles; // by host: of guests on their way, as if they had arrived

  private final long[] ownNeed; // by guest, on the host where it is
  private final long[] memoryBytes; // by type of host, for guests

  /** By guest: the sum of its demand, in steps of full demand. */
  final double[] requested;

  private float[] demands = new float[0];

  LiveEstate(
      IntervalInputs inputs,
      HostTable hosts,
      GuestTable guests,
      IntervalSweep sweep,
      Migrations migrations,
      LoadHistory history) {
    this.inputs = inputs;
    this.hosts = hosts;
    this.guests = guests;
    this.sweep = sweep;
    this.migrations = migrations;
    this.history = history;
    guestBytes = new long[guests.count];
    for (int guest = 0; guest < guests.count; guest++) {
      guestBytes[guest] = inputs.guest(guest).memoryBytes() + inputs.guestMemoryOverheadBytes();
    }
    usedMemory = new long[hosts.count];
    expected = new int[hosts.count];
    underwayCycles = new long[hosts.count];
    requested = new double[guests.count];
    ownNeed = new long[guests.count];
    memoryBytes =
        hosts.types.stream()
            .mapToLong(type -> type.memoryBytes() - inputs.hostMemoryOverheadBytes())
            .toArray();
  }

  /** Takes in the demand of the last step. */
  void measured(float[] row) {
    demands = row;
    for (int guest = 0; guest < requested.length; guest++) {
      requested[guest] += row[guest];
      ownNeed[guest] = guests.kinds.runnableCycles(guests.kind[guest], row[guest]);
    }
    history.add(row);
    Arrays.fill(underwayCycles, 0);
    migrations.forEachUnderway(this::count);
  }

  /** Promises the memory of a host to a guest. */
  void promise(int guest, int host) {
    usedMemory[host] += memoryBytes(guest);
    expected[host]++;
    if (freeMemoryBytes(host) < 0) {
      throw new IllegalStateException("Host " + host + " has promised more memory than it has.");
    }
  }

  /** Counts a guest that is on its way where it will be. */
  private void count(int guest, int source, int target) {
    underwayCycles[source] -= ownNeed[guest];
    underwayCycles[target] +=
        guests.kinds.runnableCycles(guests.kindOn(hosts.type[target], guest), demands[guest]);
  }

  /** Takes the promise back. */
  void release(int guest, int host) {
    usedMemory[host] -= memoryBytes(guest);
    expected[host]--;
  }

  /** Returns whether a host has no guests, and none on their way to it. */
  boolean isEmpty(int host) {
    return expected[host] == 0;
  }

  @Override
  public int hosts() {
    return hosts.count;
  }

  @Override
  public int guests() {
    return guests.count;
  }

  @Override
  public int hostTypes() {
    return memoryBytes.length;
  }

  @Override
  public int hostType(int host) {
    return hosts.type[host];
  }

  @Override
  public boolean isOn(int host) {
    return hosts.isOn(host);
  }

  @Override
  public boolean mayUse(int host) {
    return true;
  }

  @Override
  public long capacityCycles(int hostType) {
    long cycles = Cycles.during(hosts.types.get(hostType).cpuHertz(), inputs.trace().stepNanos());
    return cycles - hosts.overheadCycles;
  }

  @Override
  public long freeMemoryBytes(int host) {
    return memoryBytes[hosts.type[host]] - usedMemory[host];
  }

  @Override
  public long loadCycles(int host) {
    return guestCycles(host) + underwayCycles[host];
  }

  @Override
  public long guestCycles(int host) {
    return sweep.wanted[host] + migrations.hostAwayCycles[host];
  }

  @Override
  public int firstGuest(int host) {
    return guests.first(host);
  }

  @Override
  public int nextGuest(int guest) {
    return guests.next(guest);
  }

  @Override
  public int hostOf(int guest) {
    return guests.host[guest];
  }

  @Override
  public boolean mayMove(int guest) {
    return !migrations.isMoving(guest);
  }

  @Override
  public long memoryBytes(int guest) {
    return guestBytes[guest];
  }

  @Override
  public long needCycles(int guest, int hostType) {
    if (memoryBytes.length == 1 || hosts.type[guests.host[guest]] == hostType) {
      return ownNeed[guest];
    }
    int kind = guests.kindOn(hostType, guest);
    return guests.kinds.vcpuCycles(kind, demands[guest]) > guests.kinds.vcpuCeiling(kind)
        ? Long.MAX_VALUE
        : guests.kinds.runnableCycles(kind, demands[guest]);
  }

  @Override
  public PowerCurve power(int hostType) {
    return hosts.types.get(hostType).power();
  }

  @Override
  public int historySteps() {
    return history.steps();
  }

  @Override
  public double pastCycles(int guest, int back) {
    int kind = guests.kind[guest];
    return guests.kinds.runnableCycles(kind, history.demand(guest, back));
  }
}
