package io.densimeter.experiments.run;

import io.densimeter.experiments.spec.FailureSpec;
import io.densimeter.model.availability.DowntimeCause;
import io.densimeter.model.availability.FailureDomains;
import io.densimeter.model.sim.FailureModel;
import io.densimeter.model.sim.RandomStreams;
import io.densimeter.model.sim.SharedDomain;
import java.util.ArrayList;
import java.util.List;

/** What fails in an experiment, with the failure domains of its technique. */
final class Failing {
  private Failing() {}

  /** Returns the failures of a replication, new for each simulation. */
  static FailureModel model(
      FailureSpec spec, Estate estate, int mostGuests, long seed, int replication) {
    var domains = FailureDomains.of(estate.implementation());
    var streams = new RandomStreams(seed, replication);
    return new FailureModel(
        spec.hostMtbfNanos(),
        spec.hostRepairNanos(),
        spec.kernelMtbfNanos(),
        domains.oneKernel(),
        spec.hostBootNanos(),
        spec.guestBootNanos(),
        spec.bootsAtOnce(),
        mostGuests,
        streams.stream("failures"),
        shared(spec, domains, streams));
  }

  private static List<SharedDomain> shared(
      FailureSpec spec, FailureDomains domains, RandomStreams streams) {
    List<SharedDomain> shared = new ArrayList<>();
    var hypervisor = spec.hypervisorMtbfNanos();
    if (hypervisor != null && !domains.oneKernel()) {
      shared.add(
          new SharedDomain(
              DowntimeCause.HOST_KERNEL,
              hypervisor,
              spec.hostBootNanos(),
              true,
              streams.stream("failures/hypervisor")));
    }
    var driver = spec.driverDomainMtbfNanos();
    if (driver != null && domains.driverDomain()) {
      shared.add(
          new SharedDomain(
              DowntimeCause.DRIVER_DOMAIN,
              driver,
              spec.driverDomainRestartNanos(),
              false,
              streams.stream("failures/driver-domain")));
    }
    return shared;
  }
}
