package io.densimeter.model.placement;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be placed, and on what.
 *
 * <p>Hosts are numbered from 0 in the order of their groups. What a host offers to guests is its
 * capacity less the headroom, less what its hypervisor takes. A guest's CPU need may differ by the
 * host's type, since the overhead of a technique depends on the platform.
 *
 * <p>Spare hosts are kept out of placement so that the guests of as many failed hosts have where to
 * go: the largest hosts, because any host may fail (N + k, "total minus the largest host").
 */
public final class PlacementRequest {
  /** As many guests on a host as fit. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  private final List<HostGroup> groups;
  private final long[][] cpuNeedHertz; // by group, by guest
  private final long[] memoryNeedBytes;
  private final Asked asked;
  private final HostNumbers numbers;
  private final Items items;

  /** What is asked for beside the guests' needs of CPU and memory. */
  private record Asked(
      PeakNeeds peaks,
      List<FurtherResource> further,
      PlacementRules rules,
      Headroom headroom,
      int spareHosts,
      int maxGuestsPerHost) {
    static final Asked NOTHING =
        new Asked(PeakNeeds.NONE, List.of(), PlacementRules.NONE, Headroom.NONE, 0, UNLIMITED);
  }

  private PlacementRequest(
      List<HostGroup> groups, long[][] cpuNeedHertz, long[] memoryNeedBytes, Asked asked) {
    this.groups = groups;
    this.cpuNeedHertz = cpuNeedHertz;
    this.memoryNeedBytes = memoryNeedBytes;
    this.asked = asked;
    this.numbers = HostNumbers.of(groups, asked.headroom(), asked.spareHosts());
    this.items = Items.of(this);
  }

  /**
   * Returns a request without headroom, without spare hosts and without a ceiling on guests.
   *
   * @param groups the hosts there are, one group or more
   * @param cpuNeedHertz CPU need by group, then by guest: zero or more, in cycles per second with
   *     the technique's overhead in it
   * @param memoryNeedBytes memory need by guest: zero or more, granted memory with the technique's
   *     overhead for a guest in it; one guest or more
   */
  public static PlacementRequest of(
      List<HostGroup> groups, long[][] cpuNeedHertz, long[] memoryNeedBytes) {
    if (groups.isEmpty() || groups.size() != cpuNeedHertz.length) {
      throw new IllegalArgumentException(
          "There must be one host group or more, and a row of CPU needs for each: "
              + groups.size()
              + " groups, "
              + cpuNeedHertz.length
              + " rows.");
    }
    Check.atLeast("number of guests", 1, memoryNeedBytes.length);
    long[][] cpu = new long[cpuNeedHertz.length][];
    for (int group = 0; group < cpu.length; group++) {
      cpu[group] = needs("cpuNeedHertz", cpuNeedHertz[group], memoryNeedBytes.length);
    }
    long[] memory = needs("memoryNeedBytes", memoryNeedBytes, memoryNeedBytes.length);
    return new PlacementRequest(List.copyOf(groups), cpu, memory, Asked.NOTHING);
  }

  /**
   * Returns this request with peaks: the CPU needs are then those off-peak.
   *
   * @throws IllegalArgumentException when they are not for these guests and groups
   */
  public PlacementRequest withPeaks(PeakNeeds peaks) {
    peaks.requireFor(guests(), groups.size());
    return with(
        new Asked(
            peaks,
            asked.further(),
            asked.rules(),
            asked.headroom(),
            asked.spareHosts(),
            asked.maxGuestsPerHost()));
  }

  /**
   * Returns this request with a resource beside CPU and memory, and beside those added before.
   *
   * @throws IllegalArgumentException when it is not for these guests and groups
   */
  public PlacementRequest withResource(FurtherResource resource) {
    resource.requireFor(guests(), groups.size());
    var all = Stream.concat(asked.further().stream(), Stream.of(resource)).toList();
    return with(
        new Asked(
            asked.peaks(),
            all,
            asked.rules(),
            asked.headroom(),
            asked.spareHosts(),
            asked.maxGuestsPerHost()));
  }

  /**
   * Returns this request with rules.
   *
   * @throws IllegalArgumentException when they name a guest that there is not, or not all groups
   */
  public PlacementRequest withRules(PlacementRules rules) {
    rules.requireFor(guests(), groups.size());
    return with(
        new Asked(
            asked.peaks(),
            asked.further(),
            rules,
            asked.headroom(),
            asked.spareHosts(),
            asked.maxGuestsPerHost()));
  }

  /** Returns this request with a headroom. */
  public PlacementRequest withHeadroom(Headroom kept) {
    return with(
        new Asked(
            asked.peaks(),
            asked.further(),
            asked.rules(),
            kept,
            asked.spareHosts(),
            asked.maxGuestsPerHost()));
  }

  /** Returns this request with that many hosts kept empty: zero or more, fewer than there are. */
  public PlacementRequest withSpareHosts(int spare) {
    return with(
        new Asked(
            asked.peaks(),
            asked.further(),
            asked.rules(),
            asked.headroom(),
            spare,
            asked.maxGuestsPerHost()));
  }

  /** Returns this request with at most that many guests on a host: 1 or more; 1 for bare metal. */
  public PlacementRequest withMaxGuestsPerHost(int ceiling) {
    Check.atLeast("maxGuestsPerHost", 1, ceiling);
    return with(
        new Asked(
            asked.peaks(),
            asked.further(),
            asked.rules(),
            asked.headroom(),
            asked.spareHosts(),
            ceiling));
  }

  private PlacementRequest with(Asked other) {
    return new PlacementRequest(groups, cpuNeedHertz, memoryNeedBytes, other);
  }

  /** Returns the host groups, in the order of the hosts' numbers. */
  public List<HostGroup> groups() {
    return groups;
  }

  /** Returns the number of guests. */
  public int guests() {
    return memoryNeedBytes.length;
  }

  /** Returns the number of hosts, spare ones included. */
  public int hosts() {
    return numbers.hosts();
  }

  /** Returns the shares of a host that are left free. */
  public Headroom headroom() {
    return asked.headroom();
  }

  /** Returns the number of hosts kept empty. */
  public int spareHosts() {
    return asked.spareHosts();
  }

  /** Returns the most guests that a host may take. */
  public int maxGuestsPerHost() {
    return asked.maxGuestsPerHost();
  }

  /** Returns the peaks of the guests, beyond their CPU needs. */
  public PeakNeeds peaks() {
    return asked.peaks();
  }

  /** Returns what guests need beside CPU and memory. */
  public List<FurtherResource> furtherResources() {
    return asked.further();
  }

  /** Returns which guests must be together, apart and on licensed hosts. */
  public PlacementRules rules() {
    return asked.rules();
  }

  /** Returns what is placed as one. */
  Items items() {
    return items;
  }

  /** Returns the group of a host, by its number. */
  public int groupOf(int host) {
    return numbers.groupOf(host);
  }

  /** Returns the number of the first host of a group. */
  public int firstHost(int group) {
    return numbers.firstHost(group);
  }

  /** Returns how many hosts of a group take guests: all but the spare ones, which come last. */
  public int openHosts(int group) {
    return numbers.openHosts(group);
  }

  /** Returns the group whose hosts offer most; of equal ones, the first. */
  public int largestGroup() {
    return numbers.largestGroup();
  }

  /** Returns the CPU that an empty host of a group offers to guests, in hertz; zero or more. */
  public long offeredCpuHertz(int group) {
    return numbers.offeredCpuHertz(group);
  }

  /** Returns the memory that an empty host of a group offers to guests; zero or more. */
  public long offeredMemoryBytes(int group) {
    return numbers.offeredMemoryBytes(group);
  }

  /** Returns the CPU need of a guest on hosts of a group: with peaks, the one off-peak. */
  public long cpuNeedHertz(int group, int guest) {
    return cpuNeedHertz[group][guest];
  }

  /** Returns the memory need of a guest. */
  public long memoryNeedBytes(int guest) {
    return memoryNeedBytes[guest];
  }

  /**
   * Returns the sum of the shares of an empty host's CPU and memory that these amounts are: up to 2
   * when they fit. More of either is never a smaller sum, also in floating point.
   */
  double share(int group, long cpuHertz, long memoryBytes) {
    return (double) cpuHertz / Math.max(1, offeredCpuHertz(group))
        + (double) memoryBytes / Math.max(1, offeredMemoryBytes(group));
  }

  private static long[] needs(String name, long[] needs, int guests) {
    if (needs.length != guests) {
      throw new IllegalArgumentException(
          "There must be as many values of "
              + name
              + " ("
              + needs.length
              + ") as guests ("
              + guests
              + ").");
    }
    for (int guest = 0; guest < guests; guest++) {
      if (needs[guest] < 0) {
        throw new IllegalArgumentException(
            "The " + name + " of guest " + guest + " (" + needs[guest] + ") must be 0 or more.");
      }
    }
    return needs.clone();
  }
}
