package io.densimeter.model.operation;

import io.densimeter.model.kernel.ExitReason;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.sched.HostCpu;
import io.densimeter.model.sched.VcpuSpec;
import io.densimeter.model.sim.EventHandler;
import io.densimeter.model.sim.EventLoop;
import io.densimeter.model.sim.RandomStreams;
import io.densimeter.model.stats.LogHistogram;
import io.densimeter.model.workload.WorkloadProfile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import umontreal.ssj.rng.RandomStream;

/**
 * One host at operation fidelity: requests of its guests pass the CPU (every guest operation
 * through the cost kernel, on vCPUs that share pCPUs in quanta), the hypervisor's I/O threads, the
 * disk and the network.
 *
 * <p>A stage of a request on the CPU ends when its operations are done; what the cost kernel
 * charged to the hypervisor outside the vCPU is then done by an I/O thread, which needs a pCPU, and
 * only then does the request go on to the device. Disk and packet operations of the guest's profile
 * cost CPU on both sides but no device time; the devices serve the requests' own.
 */
public final class OperationSimulation {
  private static final int CLEAR_PRIORITY = -1;

  private final OperationInputs inputs;
  private final CostTable costs;
  private final EventLoop loop = new EventLoop();
  private final Requests requests;
  private final HostCpu cpu;
  private final Device disk;
  private final Device network;
  private final List<OperationGuest> guests = new ArrayList<>();
  private final ArrivalClock[] clocks;
  private final RandomStream[] demands;
  private final WholeNanos[] thinks;
  private final Map<WorkloadProfile, OperationTape> tapes = new LinkedHashMap<>();
  private final List<IoThreads> io = new ArrayList<>();
  private final int[] ioOfGuest;
  private final OperationGuest[] guestOfVcpu;
  private final IoThreads[] ioOfVcpu;

  private final EventHandler arrive = this::arrive;
  private final EventHandler think = this::think;

  private LogHistogram responses = new LogHistogram();
  private long clearedNanos;
  private long sojournNanos;
  private long numberNanos;
  private long changedNanos;
  private long completed;

  private OperationSimulation(OperationInputs inputs, RandomStreams random) {
    this.inputs = inputs;
    costs = KernelNeighbours.of(inputs);
    int count = inputs.guests().size();
    int stages =
        1 + inputs.guests().stream().mapToInt(g -> g.demand().diskRequests()).max().orElseThrow();
    requests = new Requests(stages);
    cpu = new HostCpu(loop, inputs.cpu(), inputs.scheduler().get(), this::nextNanos);
    clocks = new ArrivalClock[count];
    demands = new RandomStream[count];
    thinks = new WholeNanos[count];
    ioOfGuest = new int[count];
    for (int g = 0; g < count; g++) {
      addGuest(g, random);
    }
    addIoThreads(costs.implementation().io());
    guestOfVcpu = new OperationGuest[cpu.vcpus()];
    ioOfVcpu = new IoThreads[cpu.vcpus()];
    mapVcpus();
    disk =
        new Device(
            loop,
            inputs.disk(),
            random.stream("operation/" + inputs.name() + "/disk"),
            requests,
            request -> demand(request).diskBytes(),
            this::diskDone);
    network =
        new Device(
            loop,
            inputs.network(),
            random.stream("operation/" + inputs.name() + "/network"),
            requests,
            request -> (long) demand(request).packetsOut() * demand(request).packetBytes(),
            this::leave);
    loop.schedule(inputs.warmupNanos(), CLEAR_PRIORITY, (now, payload) -> clear(), 0);
  }

  /** Returns what a replication of a host gives. */
  public static OperationResult run(OperationInputs inputs, RandomStreams random) {
    var simulation = start(inputs, random);
    simulation.runFor(Math.addExact(inputs.warmupNanos(), inputs.measuredNanos()));
    return simulation.result();
  }

  /** Returns a simulation at time 0, to be run step by step. */
  public static OperationSimulation start(OperationInputs inputs, RandomStreams random) {
    return new OperationSimulation(inputs, random);
  }

  /** Simulates that much time more. */
  public void runFor(long nanos) {
    loop.runUntil(Math.addExact(loop.nowNanos(), nanos));
  }

  /** Returns the guest operations executed since the start or the end of the warm-up. */
  public long operations() {
    long operations = 0;
    for (var guest : guests) {
      for (int v = 0; v < guest.load().vcpus().size(); v++) {
        operations += guest.vcpu(v).operations();
      }
    }
    return operations;
  }

  private void addGuest(int g, RandomStreams random) {
    var load = inputs.guests().get(g);
    var vcpus = new GuestVcpu[load.vcpus().size()];
    var tape = tape(load.profile(), random);
    var places = random.stream("operation/" + load.name() + "/places");
    for (int v = 0; v < vcpus.length; v++) {
      int place = tape == null ? 0 : (int) (places.nextDouble() * tape.length());
      vcpus[v] = new GuestVcpu(costs, inputs.clockHertz(), load.profile(), tape, place);
    }
    guests.add(new OperationGuest(loop, cpu, load, requests, vcpus, this::stageDone));
    demands[g] = random.stream("operation/" + load.name() + "/demand");
    var arrivals = random.stream("operation/" + load.name() + "/arrivals");
    clocks[g] = new ArrivalClock(load.arrivals(), arrivals);
    thinks[g] = WholeNanos.ofNanos();
    if (load.arrivals() instanceof Arrivals.Closed closed) {
      for (int i = 0; i < closed.population(); i++) {
        scheduleThink(g);
      }
    } else {
      scheduleArrival(g);
    }
  }

  private @Nullable OperationTape tape(@Nullable WorkloadProfile profile, RandomStreams random) {
    return profile == null || profile.rates().isEmpty()
        ? null
        : tapes.computeIfAbsent(
            profile,
            each ->
                new OperationTape(
                    each, costs.platform(), random.stream("operation/profile/" + each.name())));
  }

  private void addIoThreads(IoPath path) {
    boolean shared = path == IoPath.DRIVER_DOMAIN;
    int groups = shared ? 1 : guests.size();
    for (int i = 0; i < groups; i++) {
      int first = cpu.vcpus();
      int threads = shared ? inputs.driverVcpus() : 1;
      for (int t = 0; t < threads; t++) {
        cpu.add(VcpuSpec.weight(inputs.ioWeight()));
      }
      int[] numbers = IntStream.range(first, first + threads).toArray();
      io.add(new IoThreads(requests, cpu, numbers, this::outsideDone));
    }
    for (int g = 0; g < guests.size(); g++) {
      ioOfGuest[g] = shared ? 0 : g;
    }
  }

  private void mapVcpus() {
    int vcpu = 0;
    for (var guest : guests) {
      for (int v = 0; v < guest.load().vcpus().size(); v++) {
        guestOfVcpu[vcpu++] = guest;
      }
    }
    for (var threads : io) {
      for (int t = 0; t < threads.threads(); t++) {
        ioOfVcpu[vcpu++] = threads;
      }
    }
  }

  private long nextNanos(int vcpu, long nowNanos) {
    var guest = guestOfVcpu[vcpu];
    return guest == null ? ioOfVcpu[vcpu].nextNanos(vcpu) : guest.nextNanos(vcpu);
  }

  private void scheduleArrival(int guest) {
    loop.schedule(clocks[guest].next(), 0, arrive, guest);
  }

  private void arrive(long nowNanos, long guest) {
    for (int i = 0; i < clocks[(int) guest].batch(); i++) {
      enter((int) guest);
    }
    scheduleArrival((int) guest);
  }

  private void scheduleThink(int guest) {
    var closed = (Arrivals.Closed) guests.get(guest).load().arrivals();
    long nanos = thinks[guest].take(closed.thinkNanos().draw(clocks[guest].random()));
    loop.schedule(loop.nowNanos() + nanos, 0, think, guest);
  }

  private void think(long nowNanos, long guest) {
    enter((int) guest);
  }

  private void enter(int guest) {
    count();
    int request = requests.open(guest, loop.nowNanos());
    var demand = guests.get(guest).load().demand();
    for (int stage = 0; stage <= demand.diskRequests(); stage++) {
      requests.cpuNanos(request, stage, demand.cpuNanos().draw(demands[guest]));
    }
    guests.get(guest).submit(request);
  }

  private void stageDone(int request) {
    if (requests.outsideNanos(request) > 0) {
      io.get(ioOfGuest[requests.guest(request)]).submit(request);
    } else {
      outsideDone(request);
    }
  }

  private void outsideDone(int request) {
    if (requests.stage(request) < demand(request).diskRequests()) {
      disk.submit(request);
    } else if (demand(request).packetsOut() > 0) {
      network.submit(request);
    } else {
      leave(request);
    }
  }

  private void diskDone(int request) {
    requests.advance(request);
    guests.get(requests.guest(request)).submit(request);
  }

  private void leave(int request) {
    count();
    long now = loop.nowNanos();
    long arrival = requests.arrivalNanos(request);
    completed++;
    sojournNanos += now - Math.max(arrival, clearedNanos);
    if (arrival >= clearedNanos) {
      responses.add(now - arrival);
    }
    int guest = requests.guest(request);
    requests.close(request);
    if (guests.get(guest).load().arrivals() instanceof Arrivals.Closed) {
      scheduleThink(guest);
    }
  }

  private RequestDemand demand(int request) {
    return guests.get(requests.guest(request)).load().demand();
  }

  private void count() {
    long now = loop.nowNanos();
    numberNanos += requests.inSystem() * (now - changedNanos);
    changedNanos = now;
  }

  private void clear() {
    count();
    responses = new LogHistogram();
    clearedNanos = loop.nowNanos();
    sojournNanos = 0;
    numberNanos = 0;
    completed = 0;
    cpu.accounts().clear();
    disk.clear();
    network.clear();
    guests.forEach(OperationGuest::clear);
  }

  private OperationResult result() {
    count();
    var accounts = cpu.accounts();
    var times = new ArrayList<OperationResult.GuestTimes>();
    var exits = new EnumMap<ExitReason, Long>(ExitReason.class);
    double lockNanos = 0;
    double nativeNanos = 0;
    for (var guest : guests) {
      int vcpus = guest.load().vcpus().size();
      times.add(
          new OperationResult.GuestTimes(
              vcpus,
              guest.runNanos(),
              guest.readyNanos(),
              guest.coStopNanos(),
              guest.stealNanos()));
      for (int v = 0; v < vcpus; v++) {
        for (var reason : ExitReason.values()) {
          exits.merge(reason, guest.vcpu(v).exits(reason), Long::sum);
        }
        lockNanos += guest.vcpu(v).lockNanos();
        nativeNanos += guest.vcpu(v).nativeNanos();
      }
    }
    return new OperationResult(
        inputs.measuredNanos(),
        inputs.cpu().topology().pcpus(),
        responses,
        completed,
        requests.inSystem(),
        sojournNanos + requests.ageNanos(loop.nowNanos(), clearedNanos),
        numberNanos,
        accounts.busyNanos(),
        accounts.switchingNanos(),
        accounts.idleNanos(),
        io.stream().mapToLong(IoThreads::runNanos).sum(),
        io.stream().mapToLong(IoThreads::readyNanos).sum(),
        io.stream().mapToInt(IoThreads::threads).sum(),
        disk.busyNanos(),
        disk.servers(),
        network.busyNanos(),
        network.servers(),
        operations(),
        nativeNanos,
        lockNanos,
        exits,
        times);
  }
}
