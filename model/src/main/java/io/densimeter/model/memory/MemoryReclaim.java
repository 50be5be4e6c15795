package io.densimeter.model.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a host does when its guests were promised more memory than it has, in the order of dearness:
 * pages that are the same are shared; then balloons take memory, which lets each guest choose its
 * idle pages; what they cannot give is swapped out by the hypervisor, which cannot tell idle from
 * active pages and takes them at random. What is alike is as likely to be taken as the rest
 * (Waldspurger, OSDI 2002, sections 3 to 6).
 *
 * <p>Memory that a balloon takes beyond a guest's idle pages makes the guest page by itself, at the
 * same price for a fault as the hypervisor's swapping.
 */
public final class MemoryReclaim {
  private final PageSharing sharing;
  private final MinFunding division;
  private final ReclaimPrices prices;

  /**
   * Creates it.
   *
   * @param sharing how far pages that are the same are shared
   * @param division how scarce memory is divided
   * @param prices what taking memory back costs
   */
  public MemoryReclaim(PageSharing sharing, MinFunding division, ReclaimPrices prices) {
    this.sharing = sharing;
    this.division = division;
    this.prices = prices;
  }

  /**
   * Returns the memory of each guest.
   *
   * @param capacityBytes memory of the host that the hypervisor leaves to guests
   * @param guests the guests of the host
   * @throws IllegalArgumentException when what must never be taken does not fit
   */
  public List<MemoryUse> divide(long capacityBytes, List<GuestMemory> guests) {
    Map<Integer, Integer> ofImage = new LinkedHashMap<>();
    for (var guest : guests) {
      ofImage.merge(guest.image(), 1, Integer::sum);
    }
    double[] machineFraction = new double[guests.size()];
    for (int g = 0; g < machineFraction.length; g++) {
      var guest = guests.get(g);
      double saved = sharing.savedBytes(guest, ofImage.getOrDefault(guest.image(), 1));
      machineFraction[g] = 1 - saved / guest.grantedBytes();
    }
    long[] entitled = division.divide(capacityBytes, guests, machineFraction);
    var uses = new ArrayList<MemoryUse>();
    for (int g = 0; g < machineFraction.length; g++) {
      uses.add(use(guests.get(g), entitled[g], (long) (machineFraction[g] * entitled[g])));
    }
    return List.copyOf(uses);
  }

  private MemoryUse use(GuestMemory guest, long entitled, long resident) {
    long missing = guest.grantedBytes() - entitled;
    long balloon = Math.min(missing, (long) (prices.mostBalloonFraction() * guest.grantedBytes()));
    long swapped = missing - balloon;
    long left = guest.grantedBytes() - balloon;
    // The guest gives its idle pages to the balloon first.
    double activeLeft = Math.min(guest.activeBytes(), left);
    double pagedOut = guest.activeBytes() - activeLeft;
    double swappedActive = left == 0 ? 0 : activeLeft * swapped / left;
    double missFraction =
        guest.activeBytes() == 0 ? 0 : (pagedOut + swappedActive) / guest.activeBytes();
    double faults = guest.touchesPerSecond() * missFraction;
    return new MemoryUse(
        resident, entitled - resident, balloon, swapped, faults, faults * prices.swapSeconds());
  }

  /** Returns the host's CPU in cycles for a second: scanning, and faults of those guests. */
  public double cyclesPerSecond(List<MemoryUse> uses) {
    double faults = uses.stream().mapToDouble(MemoryUse::faultsPerCpuSecond).sum();
    return sharing.cyclesPerSecond() + faults * prices.swapCyclesPerPage();
  }
}
