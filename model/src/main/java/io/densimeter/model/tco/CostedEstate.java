package io.densimeter.model.tco;

import io.densimeter.model.energy.YearlyEnergy;
import io.densimeter.model.units.Require;
import java.util.List;

/**
 * The estate that a bill is for.
 *
 * @param hosts its hosts, by type
 * @param guestsShareKernel whether the guests of a host are under one kernel, so that there is one
 *     OS image to license and to patch for each host
 * @param vcpusPerGuest vCPUs of a guest, in the mean
 * @param energy energy at the servers' plugs in a year
 */
public record CostedEstate(
    List<CostedHosts> hosts, boolean guestsShareKernel, double vcpusPerGuest, YearlyEnergy energy) {
  private static final double WATTS_PER_KILOWATT = 1_000;

  public CostedEstate {
    hosts = List.copyOf(hosts);
    Require.positive("vcpusPerGuest", vcpusPerGuest);
    Require.positive("guests", hosts.stream().mapToInt(CostedHosts::placedGuests).sum());
  }

  /** Creates an estate whose power never changes. */
  public CostedEstate(
      List<CostedHosts> hosts,
      boolean guestsShareKernel,
      double vcpusPerGuest,
      double serverKwhPerYear) {
    this(hosts, guestsShareKernel, vcpusPerGuest, YearlyEnergy.constant(serverKwhPerYear));
  }

  /** Returns the energy at the servers' plugs in a year. */
  public double serverKwhPerYear() {
    return energy.kwh();
  }

  /** Returns the placed guests. */
  public int guests() {
    return hosts.stream().mapToInt(CostedHosts::placedGuests).sum();
  }

  /** Returns the hosts, those without guests too. */
  public int hostCount() {
    return hosts.stream().mapToInt(CostedHosts::count).sum();
  }

  /** Returns the vCPUs of the placed guests. */
  public double vcpus() {
    return vcpusPerGuest * guests();
  }

  /** Returns how many of something the estate has. */
  public double units(CostDriver driver) {
    return driver == CostDriver.ESTATE
        ? 1
        : hosts.stream().mapToDouble(each -> units(driver, each)).sum();
  }

  private double units(CostDriver driver, CostedHosts of) {
    return switch (driver) {
      case ESTATE -> 1;
      case HOST -> of.count();
      case SOCKET -> (double) of.count() * of.sockets();
      case CORE -> (double) of.count() * of.cores();
      case WATT -> of.count() * of.peakWatts();
      case KILOWATT -> of.count() * of.peakWatts() / WATTS_PER_KILOWATT;
      case GUEST -> of.placedGuests();
      case VCPU -> vcpusPerGuest * of.placedGuests();
      case OS_IMAGE -> guestsShareKernel ? of.guests().size() : of.placedGuests();
    };
  }
}
