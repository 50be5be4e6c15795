package io.densimeter.model.placement;

import java.util.List;
import java.util.stream.IntStream;

/** Where each guest of a request starts, and what follows from it. */
public final class Placement {
  /** The host of a guest that found none. */
  public static final int UNPLACED = -1;

  private final PlacementRequest request;
  private final int[] hostOf;
  private final HostLoads loads;
  private final List<UnplacedGuest> unplaced;
  private final Limit limit;
  private final LowerBound lowerBound;
  private final String policy;

  private Placement(PlacementRequest request, int[] hostOf) {
    this.request = request;
    this.hostOf = hostOf;
    this.loads = HostLoads.of(request, hostOf);
    int[] itemOf = request.items().itemOf(hostOf.length);
    this.unplaced =
        IntStream.range(0, hostOf.length)
            .filter(guest -> hostOf[guest] == UNPLACED)
            .mapToObj(guest -> Refusal.of(request, itemOf[guest], guest))
            .toList();
    this.limit = LimitRule.limit(request, loads, unplaced);
    this.lowerBound = LowerBound.of(request, hostOf, hostsUsed());
    this.policy = "";
  }

  private Placement(Placement same, LowerBound lowerBound, String policy) {
    this.request = same.request;
    this.hostOf = same.hostOf;
    this.loads = same.loads;
    this.unplaced = same.unplaced;
    this.limit = same.limit;
    this.lowerBound = lowerBound;
    this.policy = policy;
  }

  /**
   * Returns the placement that a policy decided on.
   *
   * @param hostOf host by guest, {@link #UNPLACED} where there is none
   * @throws IllegalStateException when a host holds more than it offers or is a spare one: a bug of
   *     the policy
   */
  public static Placement of(PlacementRequest request, int[] hostOf) {
    return new Placement(request, hostOf.clone());
  }

  /** Returns this placement as that of a policy. */
  Placement decidedBy(String yamlName) {
    return new Placement(this, lowerBound, yamlName);
  }

  /** Returns this placement with a bound that a search has proven. */
  Placement withProven(int hosts) {
    return new Placement(this, lowerBound.provenBySearch(hosts), policy);
  }

  /** Returns the other placement when it places more guests, or as many on fewer hosts. */
  Placement orBetter(Placement other) {
    int more = other.guestsPlaced() - guestsPlaced();
    return more > 0 || (more == 0 && other.hostsUsed() < hostsUsed()) ? other : this;
  }

  /**
   * Returns the name of the policy that decided: it is not the one that was asked when another one
   * did better. Empty when no policy did.
   */
  public String policy() {
    return policy;
  }

  /** Returns what was to be placed. */
  public PlacementRequest request() {
    return request;
  }

  /** Returns the host of a guest, {@link #UNPLACED} without one. */
  public int hostOf(int guest) {
    return hostOf[guest];
  }

  /** Returns the host of each guest, {@link #UNPLACED} without one. */
  public int[] hostOf() {
    return hostOf.clone();
  }

  /** Returns the number of guests on a host. */
  public int guestsOn(int host) {
    return loads.guests(host);
  }

  /** Returns the number of placed guests. */
  public int guestsPlaced() {
    return hostOf.length - unplaced.size();
  }

  /** Returns the guests without a host, by number, with the reason of each. */
  public List<UnplacedGuest> unplaced() {
    return unplaced;
  }

  /** Returns the number of hosts that carry guests. */
  public int hostsUsed() {
    return IntStream.range(0, request.groups().size()).map(this::hostsUsed).sum();
  }

  /** Returns the number of hosts of a group that carry guests. */
  public int hostsUsed(int group) {
    return loads.used(group);
  }

  /** Returns the number of hosts that carry guests, and of the spare ones. */
  public int hostsNeeded() {
    return hostsUsed() + request.spareHosts();
  }

  /** Returns the number of hosts of a group that carry guests, and of its spare ones. */
  public int hostsNeeded(int group) {
    int spare = request.groups().get(group).count() - request.openHosts(group);
    return hostsUsed(group) + spare;
  }

  /** Returns the memory of a host that its guests and its hypervisor were granted, as a share. */
  public double memoryFraction(int host) {
    var group = request.groups().get(request.groupOf(host));
    return (double) (loads.memoryBytes(host) + group.hypervisorMemoryBytes())
        / group.type().memoryBytes();
  }

  /** Returns the CPU of a host that its guests and its hypervisor need, as a share. */
  public double cpuFraction(int host) {
    var group = request.groups().get(request.groupOf(host));
    return (double) (loads.cpuHertz(host) + group.hypervisorCpuHertz()) / group.type().cpuHertz();
  }

  /** Returns what limits the placement. */
  public Limit limit() {
    return limit;
  }

  /** Returns whether no placement of the placed guests is on fewer hosts, by the lower bound. */
  public boolean isProven() {
    return hostsUsed() == lowerBound.hosts();
  }

  /** Returns the fewest hosts that the placed guests could be on. */
  public LowerBound lowerBound() {
    return lowerBound;
  }
}
