package io.densimeter.model.placement;

import java.util.Arrays;
import java.util.List;
import org.chocosolver.solver.constraints.Propagator;
import org.chocosolver.solver.constraints.PropagatorPriority;
import org.chocosolver.solver.exception.ContradictionException;
import org.chocosolver.solver.variables.IntVar;
import org.chocosolver.util.ESat;

/**
 * What a host can still take, as a constraint of the search: in whole hertz and bytes, with all
 * that {@link HostLoads} knows, where the solver's own packing constraint has one resource and 32
 * bits.
 *
 * <p>Three rules. A host that does not admit an item beside the decided ones is struck out. When as
 * many hosts are used as may be, no other is opened; and what is undecided must fit in sum in what
 * the used hosts have left and the hosts yet to open offer at most. Of hosts that differ in
 * nothing, an item takes one only if an item before it takes the one before: otherwise each
 * placement would be tried once for each way to number such hosts.
 */
final class HostFilter extends Propagator<IntVar> {
  private final PlacementRequest request;
  private final Items items;
  private final int[] placed;
  private final List<int[]> alike;
  private final IntVar[] hostOf;
  private final IntVar used;
  private final HostLoads loads;
  private final int[] decided; // by position: the host that it was put on
  private final long mostCpuHertz;
  private final long mostMemoryBytes;

  HostFilter(
      PlacementRequest request, int[] placed, List<int[]> alike, IntVar[] hostOf, IntVar used) {
    super(with(hostOf, used), PropagatorPriority.VERY_SLOW, false);
    this.request = request;
    this.items = request.items();
    this.placed = placed;
    this.alike = alike;
    this.hostOf = hostOf;
    this.used = used;
    loads = new HostLoads(request);
    decided = new int[placed.length];
    Arrays.fill(decided, Placement.UNPLACED);
    long cpu = 0;
    long memory = 0;
    for (int[] kind : alike) {
      int group = request.groupOf(kind[0]);
      cpu = Math.max(cpu, request.offeredCpuHertz(group));
      memory = Math.max(memory, request.offeredMemoryBytes(group));
    }
    mostCpuHertz = cpu;
    mostMemoryBytes = memory;
  }

  @Override
  public void propagate(int events) throws ContradictionException {
    try {
      boolean more = true;
      while (more) {
        breakTies();
        more = decide();
        strike();
      }
      bound();
    } finally {
      for (int i = 0; i < placed.length; i++) {
        if (decided[i] != Placement.UNPLACED) {
          loads.remove(decided[i], placed[i]);
          decided[i] = Placement.UNPLACED;
        }
      }
    }
  }

  @Override
  public ESat isEntailed() {
    if (!isCompletelyInstantiated()) {
      return ESat.UNDEFINED;
    }
    int[] hosts = new int[items.count()];
    Arrays.fill(hosts, Placement.UNPLACED);
    for (int i = 0; i < placed.length; i++) {
      hosts[placed[i]] = hostOf[i].getValue();
    }
    try {
      return ESat.eval(HostLoads.of(request, items.byGuest(hosts)).usedHosts() == used.getValue());
    } catch (IllegalStateException cannotBe) {
      return ESat.FALSE;
    }
  }

  /** Puts the decided items on their hosts; returns whether there were new ones. */
  private boolean decide() throws ContradictionException {
    boolean any = false;
    for (int i = 0; i < placed.length; i++) {
      if (decided[i] == Placement.UNPLACED && hostOf[i].isInstantiated()) {
        int host = hostOf[i].getValue();
        if (!loads.admits(host, placed[i])) {
          fails();
        }
        loads.put(host, placed[i]);
        decided[i] = host;
        any = true;
      }
    }
    return any;
  }

  /** Strikes out what the hosts do not admit, and hosts beyond the number that may be used. */
  private void strike() throws ContradictionException {
    int opened = loads.usedHosts();
    used.updateLowerBound(opened, this);
    boolean full = opened == used.getUB();
    for (int i = 0; i < placed.length; i++) {
      if (decided[i] == Placement.UNPLACED) {
        for (int host = hostOf[i].getLB();
            host <= hostOf[i].getUB();
            host = hostOf[i].nextValue(host)) {
          if ((full && loads.guests(host) == 0) || !loads.admits(host, placed[i])) {
            hostOf[i].removeValue(host, this);
          }
        }
      }
    }
  }

  private void bound() throws ContradictionException {
    long cpu = 0;
    long memory = 0;
    boolean open = false;
    for (int i = 0; i < placed.length; i++) {
      if (decided[i] == Placement.UNPLACED) {
        open = true;
        cpu += leastCpuHertz(placed[i]);
        memory += items.memoryBytes(placed[i]);
      }
    }
    if (!open) {
      used.instantiateTo(loads.usedHosts(), this);
      return;
    }
    for (int[] kind : alike) {
      for (int host : kind) {
        if (loads.guests(host) > 0) {
          cpu -= loads.cpuLeftHertz(host);
          memory -= loads.memoryLeftBytes(host);
        }
      }
    }
    int opened = loads.usedHosts();
    used.updateLowerBound(opened + hosts(cpu, mostCpuHertz), this);
    used.updateLowerBound(opened + hosts(memory, mostMemoryBytes), this);
  }

  private static int hosts(long need, long each) {
    return need <= 0 || each == 0 ? 0 : Math.toIntExact(1 + (need - 1) / each);
  }

  private long leastCpuHertz(int item) {
    long least = Long.MAX_VALUE;
    for (int[] kind : alike) {
      least = Math.min(least, items.cpuHertz(request.groupOf(kind[0]), item));
    }
    return least;
  }

  /**
   * Keeps the first undecided item from all but the first of the hosts that none before it took.
   */
  private void breakTies() throws ContradictionException {
    for (int i = 0; i < placed.length; i++) {
      for (int[] kind : alike) {
        int next = 0;
        for (int before = 0; before < i; before++) {
          int host = hostOf[before].getValue();
          if (next < kind.length && kind[0] <= host && host <= kind[kind.length - 1]) {
            next = Math.max(next, host - kind[0] + 1);
          }
        }
        for (int beyond = next + 1; beyond < kind.length; beyond++) {
          hostOf[i].removeValue(kind[beyond], this);
        }
      }
      if (!hostOf[i].isInstantiated()) {
        return;
      }
    }
  }

  private static IntVar[] with(IntVar[] hostOf, IntVar used) {
    var all = Arrays.copyOf(hostOf, hostOf.length + 1);
    all[hostOf.length] = used;
    return all;
  }
}
