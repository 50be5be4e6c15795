package io.densimeter.experiments.run;

import io.densimeter.experiments.spec.MemorySpec;
import io.densimeter.model.machine.GuestType;
import io.densimeter.model.machine.HostType;
import io.densimeter.model.memory.GuestMemory;
import io.densimeter.model.memory.MemoryReclaim;
import io.densimeter.model.memory.MemoryUse;
import io.densimeter.model.memory.MinFunding;
import io.densimeter.model.memory.PageSharing;
import io.densimeter.model.memory.ReclaimPrices;
import io.densimeter.model.placement.Placement;
import io.densimeter.model.platform.Technique;
import java.util.ArrayList;
import java.util.List;

/**
 * What hosts whose memory was promised more than once took back from their guests, when the scanner
 * has run for the length of the trace.
 *
 * <p>What a host can do depends on the technique. Hypervisors of unmodified guests scan for pages
 * that are the same, inflate balloons and swap (Waldspurger, OSDI 2002). A paravirtual guest gives
 * its pages back itself, whatever is asked (Barham et al., SOSP 2003, section 3.3.3): no scanner,
 * no swapping behind its back. One kernel has one copy of each file page and takes idle pages of
 * whichever container has them.
 *
 * @param sharedFraction granted memory that sharing saved, over all that was granted
 * @param balloonedFraction granted memory that guests gave back, likewise
 * @param swappedFraction granted memory that the hypervisor swapped out, likewise
 * @param waitSecondsPerCpuSecond time that guests wait for pages, for each second of their CPU;
 *     mean over guests
 * @param cpuFraction CPU that this takes of the host, over the CPU time of the guests
 */
record PromisedMemory(
    double sharedFraction,
    double balloonedFraction,
    double swappedFraction,
    double waitSecondsPerCpuSecond,
    double cpuFraction) {
  /** Tax on idle memory and most of a guest that a balloon takes: Waldspurger, sections 5.3, 3. */
  private static final double IDLE_TAX = 0.75;

  private static final double MOST_BALLOON = 0.65;

  /** Hash of a page of 4 KiB at two bytes a cycle, and a look-up: an assumption. */
  private static final double SCAN_CYCLES_PER_PAGE = 2500;

  /** A shared page is written once in three days: an assumption; code and zeros are not written. */
  private static final double BREAKS_PER_SECOND = 1.0 / (3 * 86_400);

  /** Fault, disk request and interrupt: an assumption. */
  private static final double SWAP_CYCLES_PER_PAGE = 20_000;

  private static final double PAGE_BYTES = 4096;

  /** Nothing was taken back. */
  static final PromisedMemory KEPT = new PromisedMemory(0, 0, 0, 0, 0);

  /**
   * Returns what was taken back.
   *
   * @param spec what was promised, and how guests use it
   * @param guests what each guest was given
   * @param placement where they are
   * @param seconds how long the scanner has run
   */
  static PromisedMemory of(
      MemorySpec spec, Estate estate, List<GuestType> guests, Placement placement, double seconds) {
    var implementation = estate.implementation();
    var onHost = new ArrayList<List<GuestMemory>>();
    var leftBytes = new ArrayList<Long>();
    var clockHertz = new ArrayList<Long>();
    for (var group : estate.groups()) {
      for (int i = 0; i < group.count(); i++) {
        onHost.add(new ArrayList<>());
        clockHertz.add(group.type().clockHertz());
        leftBytes.add(group.type().memoryBytes() - implementation.hostMemoryBytes());
      }
    }
    for (int guest = 0; guest < guests.size(); guest++) {
      int host = placement.hostOf(guest);
      if (host >= 0) {
        onHost.get(host).add(memory(spec, guests.get(guest)));
        leftBytes.set(host, leftBytes.get(host) - implementation.guestMemoryBytes());
      }
    }
    var technique = implementation.technique();
    var sums = new Sums();
    for (int host = 0; host < onHost.size(); host++) {
      var here = onHost.get(host);
      if (!here.isEmpty()) {
        var uses = reclaim(spec, technique, here, seconds).divide(leftBytes.get(host), here);
        sums.add(here, uses, clockHertz.get(host));
      }
    }
    return sums.shares();
  }

  /**
   * Returns the CPU in hertz that the scanner of a full host takes.
   *
   * @param spec what is promised, and how often the scanner goes round
   * @param host the host
   */
  static long scannerHertz(MemorySpec spec, Technique technique, HostType host) {
    if (spec.alikeFraction() == 0 || !scans(technique)) {
      return 0;
    }
    double pages = spec.overcommitFraction() * host.memoryBytes() / PAGE_BYTES;
    return Math.round(pages * SCAN_CYCLES_PER_PAGE / (spec.scanRoundNanos() / 1e9));
  }

  private static boolean scans(Technique technique) {
    return technique != Technique.OS_LEVEL && technique != Technique.PARAVIRTUAL;
  }

  private static GuestMemory memory(MemorySpec spec, GuestType guest) {
    long granted = guest.memoryBytes();
    return new GuestMemory(
        granted,
        (long) (spec.activeFraction() * granted),
        (long) (spec.alikeFraction() * granted),
        0,
        1,
        0,
        spec.touchesPerCpuSecond());
  }

  private static MemoryReclaim reclaim(
      MemorySpec spec, Technique technique, List<GuestMemory> guests, double seconds) {
    double swapSeconds = spec.swapNanos() / 1e9;
    double mostBalloon = scans(technique) ? MOST_BALLOON : 1;
    var prices = new ReclaimPrices(mostBalloon, swapSeconds, SWAP_CYCLES_PER_PAGE);
    return new MemoryReclaim(
        sharing(spec, technique, guests, seconds), new MinFunding(IDLE_TAX), prices);
  }

  private static PageSharing sharing(
      MemorySpec spec, Technique technique, List<GuestMemory> guests, double seconds) {
    if (technique == Technique.OS_LEVEL) {
      return PageSharing.byConstruction();
    }
    long bytes = guests.stream().mapToLong(GuestMemory::grantedBytes).sum();
    double pagesPerSecond = bytes / PAGE_BYTES / (spec.scanRoundNanos() / 1e9);
    var sharing = new PageSharing(pagesPerSecond, SCAN_CYCLES_PER_PAGE, BREAKS_PER_SECOND);
    if (scans(technique)) {
      sharing.advance(seconds, bytes);
    }
    return sharing;
  }

  /** Sums over hosts. */
  private static final class Sums {
    private double granted;
    private double shared;
    private double ballooned;
    private double swapped;
    private double wait;
    private double cpu;
    private int guests;

    void add(List<GuestMemory> memories, List<MemoryUse> uses, long clockHertz) {
      memories.forEach(each -> granted += each.grantedBytes());
      for (var use : uses) {
        shared += use.sharedBytes();
        ballooned += use.balloonedBytes();
        swapped += use.swappedBytes();
        wait += use.waitSecondsPerCpuSecond();
        cpu += use.faultsPerCpuSecond() * SWAP_CYCLES_PER_PAGE / clockHertz;
      }
      guests += uses.size();
    }

    PromisedMemory shares() {
      return guests == 0
          ? KEPT
          : new PromisedMemory(
              shared / granted,
              ballooned / granted,
              swapped / granted,
              wait / guests,
              cpu / guests);
    }
  }
}
