package io.densimeter.experiments.cost;

import io.densimeter.experiments.spec.ExperimentSpec;
import io.densimeter.experiments.spec.FailureSpec;
import io.densimeter.experiments.spec.PatchingSpec;
import io.densimeter.model.availability.BootStorm;
import io.densimeter.model.availability.Downtime;
import io.densimeter.model.availability.DowntimeCause;
import io.densimeter.model.availability.FailureDomains;
import io.densimeter.model.availability.GuestsOnHosts;
import io.densimeter.model.availability.PatchPlan;
import io.densimeter.model.availability.RestartTimes;
import io.densimeter.model.availability.Restarts;
import io.densimeter.model.migration.MemoryOverBandwidth;
import io.densimeter.model.migration.PreCopyOverLink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How often what fails or is patched, and for how long, as an experiment file has it. */
public final class OutageTimes {
  private static final double NANOS = 1e9;
  private static final double USUAL_GUEST_BOOT_SECONDS = 60;
  private static final int USUAL_BOOTS_AT_ONCE = 8;
  private static final double BITS_PER_BYTE = 8;

  private final @Nullable FailureSpec failures;
  private final @Nullable PatchingSpec patching;

  /** Creates those of an experiment at one point of its sweep. */
  public OutageTimes(ExperimentSpec spec) {
    failures = spec.failures();
    patching = spec.patching();
  }

  /** Returns whether there is anything that keeps guests down. */
  public boolean any() {
    return failures != null || patching != null;
  }

  private BootStorm storm() {
    if (failures != null) {
      return new BootStorm(failures.guestBootNanos() / NANOS, failures.bootsAtOnce());
    }
    var boot = patching == null ? null : patching.guestBootNanos();
    var atOnce = patching == null ? null : patching.bootsAtOnce();
    return new BootStorm(
        boot == null ? USUAL_GUEST_BOOT_SECONDS : boot / NANOS,
        atOnce == null ? USUAL_BOOTS_AT_ONCE : atOnce);
  }

  /** Returns what fails at random, for guests on their hosts. */
  public List<Downtime.Failing> failing(FailureDomains domains, GuestsOnHosts estate) {
    List<Downtime.Failing> failing = new ArrayList<>();
    if (failures == null) {
      return failing;
    }
    var storm = storm();
    double hostBoot = failures.hostBootNanos() / NANOS;
    double allAgain = hostBoot + estate.stormSeconds(storm);
    double kernel = failures.kernelMtbfNanos() / NANOS;
    failing.add(
        domains.oneKernel()
            ? new Downtime.Failing(DowntimeCause.HOST_KERNEL, kernel, allAgain)
            : new Downtime.Failing(DowntimeCause.GUEST_KERNEL, kernel, storm.guestBootSeconds()));
    var hypervisor = failures.hypervisorMtbfNanos();
    if (hypervisor != null && !domains.oneKernel()) {
      failing.add(new Downtime.Failing(DowntimeCause.HOST_KERNEL, hypervisor / NANOS, allAgain));
    }
    var driver = failures.driverDomainMtbfNanos();
    if (driver != null && domains.driverDomain()) {
      failing.add(
          new Downtime.Failing(
              DowntimeCause.DRIVER_DOMAIN,
              driver / NANOS,
              failures.driverDomainRestartNanos() / NANOS));
    }
    var times = new RestartTimes(failures.hostRepairNanos() / NANOS, hostBoot, storm);
    failing.add(
        new Downtime.Failing(
            DowntimeCause.HOST,
            failures.hostMtbfNanos() / NANOS,
            new Restarts(estate, times).meanSeconds()));
    return failing;
  }

  /** Returns what is patched; null when nothing is. */
  public @Nullable PatchPlan patches(FailureDomains domains) {
    if (patching == null) {
      return null;
    }
    var storm = storm();
    var reboot = patching.guestRebootNanos();
    return new PatchPlan(
        domains,
        patching.kernelPatches(),
        patching.hypervisorPatches(),
        patching.hostOutNanos() / NANOS,
        reboot == null ? storm.guestBootSeconds() : reboot / NANOS,
        storm,
        patching.liveMigrate()
            ? new PreCopyOverLink(
                patching.linkShareFraction(),
                MemoryOverBandwidth.USUAL.cpuFraction(),
                patching.hotFraction(),
                patching.hotWritesPerSecond(),
                patching.otherWritesPerSecond())
            : null,
        patching.linkBitsPerSecond() / BITS_PER_BYTE);
  }

  /**
   * Returns the downtime of a guest before consolidation: each on a server of its own, which nobody
   * stands in for.
   */
  Downtime unconsolidated() {
    var domains = new FailureDomains(true, false, false);
    var alone = new GuestsOnHosts(new int[1], new long[1], new long[1], new boolean[1], 1);
    List<Downtime.Planned> planned = new ArrayList<>();
    var plan = patches(domains);
    if (plan != null) {
      planned.addAll(plan.downtime(plan.round(alone, 1, new long[1])));
    }
    return Downtime.of(failing(domains, alone), planned);
  }
}
