package io.densimeter.model.availability;

import io.densimeter.model.migration.MigrationCost;
import io.densimeter.model.migration.MigrationModel;
import io.densimeter.model.units.Require;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is patched, how often, and how long it takes.
 *
 * <p>Guests with kernels of their own are restarted for each patch of theirs, and their hosts are
 * patched beside that. Under one kernel there is one patch for all guests of a host, at the rate of
 * kernels.
 *
 * <p>A host is either emptied by live migration first, so that its guests stand still only for the
 * end of the migration; or its guests are down while it is out and until they are in service again,
 * so many at once. Hosts are patched one after another; a guest moves once for a patch.
 *
 * @param domains what the guests of a host share
 * @param kernelPatchesPerYear patches of an operating system's kernel
 * @param hypervisorPatchesPerYear patches of the hypervisor, or of the kernel that it runs on
 * @param hostOutSeconds time that a host is out for a patch, until it can start guests
 * @param guestRebootSeconds time that a guest is down for a patch of its own kernel
 * @param storm how a host starts its guests again
 * @param moves how guests are moved off a host; null when they are not
 * @param linkBytesPerSecond link over which a host's guests move, one after another
 */
public record PatchPlan(
    FailureDomains domains,
    double kernelPatchesPerYear,
    double hypervisorPatchesPerYear,
    double hostOutSeconds,
    double guestRebootSeconds,
    BootStorm storm,
    @Nullable MigrationModel moves,
    double linkBytesPerSecond) {
  private static final double NANOS_PER_SECOND = 1e9;

  public PatchPlan {
    Require.notNegative("kernelPatchesPerYear", kernelPatchesPerYear);
    Require.notNegative("hypervisorPatchesPerYear", hypervisorPatchesPerYear);
    Require.notNegative("hostOutSeconds", hostOutSeconds);
    Require.notNegative("guestRebootSeconds", guestRebootSeconds);
    Require.positive("linkBytesPerSecond", linkBytesPerSecond);
  }

  /** Returns how often a host is patched in a year. */
  public double hostPatchesPerYear() {
    return domains.oneKernel() ? kernelPatchesPerYear : hypervisorPatchesPerYear;
  }

  /** Returns whether guests move off a host before it is patched, where there is room for them. */
  public boolean isLive() {
    return moves != null && domains.movable();
  }

  /**
   * One round of patches over the hosts of an estate.
   *
   * @param guestSeconds downtime of a guest, mean over the guests
   * @param emptyingSeconds time to empty a host, mean over those that are; 0 when none is
   * @param windowSeconds time from the first host to the last, one after another
   * @param hostsKept hosts whose guests find no room elsewhere, and so are down with them
   */
  public record Round(
      double guestSeconds, double emptyingSeconds, double windowSeconds, int hostsKept) {}

  /**
   * Returns a round of patches over the hosts of an estate.
   *
   * @param hosts the number of hosts to patch, spare ones included
   * @param memoryBytes memory of each guest that is copied when it moves
   */
  public Round round(GuestsOnHosts estate, int hosts, long[] memoryBytes) {
    var room = new Restarts(estate, new RestartTimes(0, 0, storm));
    Map<Long, MigrationCost> costs = new LinkedHashMap<>();
    double down = 0;
    double window = hosts * hostOutSeconds;
    double emptying = 0;
    int emptied = 0;
    int kept = 0;
    for (int host = 0; host < estate.hosts(); host++) {
      var guests = estate.guests(host);
      if (guests.isEmpty()) {
        continue;
      }
      if (moves != null && isLive() && room.canEmpty(host)) {
        emptied++;
        for (int guest : guests) {
          var cost =
              costs.computeIfAbsent(
                  memoryBytes[guest], bytes -> moves.cost(bytes, linkBytesPerSecond));
          down += cost.downtimeNanos() / NANOS_PER_SECOND;
          emptying += cost.durationNanos() / NANOS_PER_SECOND;
        }
      } else {
        kept += isLive() ? 1 : 0;
        down += guests.size() * hostOutSeconds + storm.totalSeconds(guests.size());
        window += storm.lastSeconds(guests.size());
      }
    }
    return new Round(
        down / estate.placed(), emptied == 0 ? 0 : emptying / emptied, window + emptying, kept);
  }

  /** Returns the downtime of a guest by patches, with that of a round of patches of hosts. */
  public List<Downtime.Planned> downtime(Round round) {
    List<Downtime.Planned> planned = new ArrayList<>();
    if (!domains.oneKernel()) {
      planned.add(
          new Downtime.Planned(
              DowntimeCause.GUEST_PATCH, kernelPatchesPerYear, guestRebootSeconds));
    }
    planned.add(
        new Downtime.Planned(DowntimeCause.HOST_PATCH, hostPatchesPerYear(), round.guestSeconds()));
    return planned;
  }
}
