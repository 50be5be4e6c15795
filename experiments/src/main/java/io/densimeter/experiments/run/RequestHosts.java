package io.densimeter.experiments.run;

import io.densimeter.experiments.operation.OperationHost;
import io.densimeter.experiments.run.Estate.Group;
import io.densimeter.experiments.spec.ExperimentSpec;
import io.densimeter.experiments.spec.GuestRequestsSpec;
import io.densimeter.model.machine.GuestType;
import io.densimeter.model.operation.Arrivals;
import io.densimeter.model.operation.GuestLoad;
import io.densimeter.model.operation.OperationResult;
import io.densimeter.model.operation.OperationSimulation;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.sim.RandomStreams;
import io.densimeter.model.workload.DemandTrace;
import io.densimeter.model.workload.WorkloadProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The hosts of an estate with the guests that placement gave them, simulated by operation. */
final class RequestHosts {
  private final ExperimentSpec spec;
  private final Estate estate;
  private final WorkloadProfile profile;
  private final DemandTrace trace;
  private final List<GuestRequestsSpec> requestsOf = new ArrayList<>();
  private final Map<GuestRequestsSpec, Arrivals> arrivals = new LinkedHashMap<>();

  private RequestHosts(
      ExperimentSpec spec,
      List<GuestRequestsSpec> requests,
      Estate estate,
      WorkloadProfile profile,
      DemandTrace trace) {
    this.spec = spec;
    this.estate = estate;
    this.profile = profile;
    this.trace = trace;
    for (var guests : requests) {
      arrivals.put(guests, guests.each().arrivals().arrivals());
      requestsOf.addAll(Collections.nCopies(guests.guests(), guests));
    }
  }

  /**
   * Returns what each host that carries guests gave, by its number in the estate.
   *
   * @param trace the demand of the guests, for their names
   * @param hostOf number of the host of each guest, negative for none
   * @param guests what each guest was given
   */
  static Map<Integer, OperationResult> run(
      ExperimentSpec spec,
      int replication,
      Estate estate,
      WorkloadProfile profile,
      DemandTrace trace,
      int[] hostOf,
      List<GuestType> guests) {
    var requests = spec.workload().requests();
    if (requests == null) {
      throw new IllegalStateException("There are no requests to simulate.");
    }
    var hosts = new RequestHosts(spec, requests, estate, profile, trace);
    var streams = new RandomStreams(spec.seed(), replication);
    Map<Integer, OperationResult> results = new LinkedHashMap<>();
    int host = 0;
    for (var group : estate.groups()) {
      for (int i = 1; i <= group.count(); i++) {
        var at = hosts.host(group, i);
        var loads = hosts.loads(at, host, hostOf, guests);
        if (!loads.isEmpty()) {
          results.put(host, OperationSimulation.run(at.with(loads), streams));
        }
        host++;
      }
    }
    return results;
  }

  private OperationHost host(Group group, int number) {
    return new OperationHost(
        group.type().name() + "-" + number,
        CostTable.of(group.platform(), estate.implementation()),
        group.type().clockHertz(),
        group.type().cores(),
        spec.operation());
  }

  private List<GuestLoad> loads(
      OperationHost host, int number, int[] hostOf, List<GuestType> guests) {
    var loads = new ArrayList<GuestLoad>();
    for (int guest = 0; guest < hostOf.length; guest++) {
      if (hostOf[guest] == number) {
        loads.add(load(host, guest, guests.get(guest), loads.size()));
      }
    }
    return loads;
  }

  private GuestLoad load(OperationHost host, int guest, GuestType type, int place) {
    var requests = requestsOf.get(guest);
    var come = arrivals.get(requests);
    if (come == null) {
      throw new IllegalStateException("No arrivals for " + requests.name() + ".");
    }
    var vcpu = host.vcpu(requests.weight(), requests.capFraction(), place);
    double speed = (double) type.cpuHertz() / type.vcpus() / host.clockHertz();
    return new GuestLoad(
        trace.guestName(guest),
        Collections.nCopies(type.vcpus(), vcpu),
        come,
        requests.each().demand(speed),
        profile,
        requests.sliceNanos());
  }
}
