package io.densimeter.model.consolidation;

import io.densimeter.model.machine.PowerCurve;
import umontreal.ssj.rng.RandomStream;

/** A random estate of two types of hosts, in which some are off. */
final class FakeEstate implements EstateView {
  static final PowerCurve[] MEASURED = {
    new PowerCurve("g4", "SPECpower", 86, 89.4, 92.6, 96, 99.5, 102, 106, 108, 112, 114, 117),
    new PowerCurve("g5", "SPECpower", 93.7, 97, 101, 105, 110, 116, 121, 125, 129, 133, 135)
  };
  static final long[] CAPACITY = {3_720_000, 5_320_000};

  final int[] hostOf;
  final long[] need;
  final long[] memory;
  final boolean[] on;
  final long[] memoryOf;

  private final PowerCurve[] power;

  FakeEstate(RandomStream random, int hosts, int guests) {
    this(random, hosts, guests, MEASURED);
  }

  FakeEstate(RandomStream random, int hosts, int guests, PowerCurve... power) {
    this.power = power;
    hostOf = new int[guests];
    need = new long[guests];
    memory = new long[guests];
    on = new boolean[hosts];
    memoryOf = new long[hosts];
    for (int host = 0; host < hosts; host++) {
      memoryOf[host] = guests; // at most so many units in all
    }
    for (int guest = 0; guest < guests; guest++) {
      hostOf[guest] = random.nextInt(0, hosts * 2 / 3);
      on[hostOf[guest]] = true;
      double u = random.nextDouble();
      need[guest] = 1 + (long) (u * u * u * 1_800_000);
      memory[guest] = random.nextInt(1, 4);
    }
    for (int host = 0; host < hosts; host++) {
      memoryOf[host] = Math.max(16, usedMemory(host));
    }
  }

  long usedMemory(int host) {
    long used = 0;
    for (int guest = 0; guest < need.length; guest++) {
      used += hostOf[guest] == host ? memory[guest] : 0;
    }
    return used;
  }

  @Override
  public int hosts() {
    return on.length;
  }

  @Override
  public int guests() {
    return need.length;
  }

  @Override
  public int hostTypes() {
    return 2;
  }

  @Override
  public int hostType(int host) {
    return host % 2;
  }

  @Override
  public boolean isOn(int host) {
    return on[host];
  }

  @Override
  public boolean mayUse(int host) {
    return true;
  }

  @Override
  public long capacityCycles(int hostType) {
    return CAPACITY[hostType];
  }

  @Override
  public long freeMemoryBytes(int host) {
    return memoryOf[host] - usedMemory(host);
  }

  @Override
  public long loadCycles(int host) {
    long load = 0;
    for (int guest = 0; guest < need.length; guest++) {
      load += hostOf[guest] == host ? need[guest] : 0;
    }
    return load;
  }

  @Override
  public long guestCycles(int host) {
    return loadCycles(host);
  }

  @Override
  public int firstGuest(int host) {
    return after(-1, host);
  }

  @Override
  public int nextGuest(int guest) {
    return after(guest, hostOf[guest]);
  }

  private int after(int guest, int host) {
    for (int g = guest + 1; g < need.length; g++) {
      if (hostOf[g] == host) {
        return g;
      }
    }
    return NONE;
  }

  @Override
  public int hostOf(int guest) {
    return hostOf[guest];
  }

  @Override
  public boolean mayMove(int guest) {
    return true;
  }

  @Override
  public long memoryBytes(int guest) {
    return memory[guest];
  }

  @Override
  public long needCycles(int guest, int hostType) {
    return need[guest] * (10 + hostType) / 10; // dearer on the second type
  }

  @Override
  public PowerCurve power(int hostType) {
    return power[hostType];
  }

  @Override
  public int historySteps() {
    return 0;
  }

  @Override
  public double pastCycles(int guest, int back) {
    throw new IllegalStateException("no past");
  }
}
