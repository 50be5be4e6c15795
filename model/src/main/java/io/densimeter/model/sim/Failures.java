package io.densimeter.model.sim;

import io.densimeter.model.availability.DowntimeCause;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import umontreal.ssj.rng.RandomStream;

/**
 * Hosts and kernels that fail while the estate runs, and guests that start again.
 *
 * <p>A failure falls on a moment of a step; guests are off their host from the next step on, until
 * the first step that begins after they are in service again. How long they were down is counted
 * exactly, to the end of the trace. Of a failed host each guest starts on the host, on if possible,
 * that has the most memory left; without one it waits for its own to be repaired. A host starts
 * only so many guests at once: the rest wait for those, which is a boot storm. Guests that wait for
 * a driver domain keep their memory and go on together when it runs again.
 *
 * <p>Left out: what booting takes of CPU and disk, and failures of hosts that are off.
 */
final class Failures {
  private static final int NONE = -1;

  private final FailureModel model;
  private final IntervalInputs inputs;
  private final HostTable hosts;
  private final GuestTable guests;
  private final long stepNanos;

  // By host.
  private final long[] freeBytes;
  private final int[] promised; // guests that are on it or about to start on it
  private final long[] repairedNanos; // when a failed host can be used again
  private final long[] bootedNanos; // when a host that boots can start guests
  private final long[][] slotNanos; // when each place to start a guest in is free again

  // By guest that is down or about to be.
  private final long[] dueNanos;
  private final int[] target;
  private final int[] down;
  private int downCount;

  private final Map<DowntimeCause, Double> downByCause = new EnumMap<>(DowntimeCause.class);
  private final Map<DowntimeCause, Long> sharedCrashes = new EnumMap<>(DowntimeCause.class);
  private final double[] sharedNanosLeft; // by shared domain of the model

  private double hostNanosLeft; // time of hosts on until the next failure of one
  private double kernelNanosLeft;
  private long hostFailures;
  private long kernelCrashes;
  private long interruptions;
  private long longestNanos;
  private double downNanos;

  Failures(FailureModel model, IntervalInputs inputs, HostTable hosts, GuestTable guests) {
    this.model = model;
    this.inputs = inputs;
    this.hosts = hosts;
    this.guests = guests;
    stepNanos = inputs.trace().stepNanos();
    freeBytes = new long[hosts.count];
    promised = new int[hosts.count];
    repairedNanos = new long[hosts.count];
    bootedNanos = new long[hosts.count];
    slotNanos = new long[hosts.count][model.bootsAtOnce()];
    for (int host = 0; host < hosts.count; host++) {
      freeBytes[host] = inputs.hosts().get(host).memoryBytes() - inputs.hostMemoryOverheadBytes();
    }
    dueNanos = new long[guests.count];
    target = new int[guests.count];
    Arrays.fill(target, NONE);
    down = new int[guests.count];
    hostNanosLeft = exponential(model.random(), model.hostMtbfNanos());
    kernelNanosLeft = exponential(model.random(), model.kernelMtbfNanos());
    downByCause.put(DowntimeCause.HOST, 0.0);
    downByCause.put(kernel(), 0.0);
    sharedNanosLeft = new double[model.shared().size()];
    for (int i = 0; i < sharedNanosLeft.length; i++) {
      var domain = model.shared().get(i);
      sharedNanosLeft[i] = exponential(domain.random(), domain.mtbfNanos());
      sharedCrashes.put(domain.cause(), 0L);
      downByCause.put(domain.cause(), 0.0);
    }
  }

  private DowntimeCause kernel() {
    return model.oneKernel() ? DowntimeCause.HOST_KERNEL : DowntimeCause.GUEST_KERNEL;
  }

  private static double exponential(RandomStream random, long meanNanos) {
    return -StrictMath.log(1 - random.nextDouble()) * meanNanos;
  }

  /** A guest was put on a host for the first time. */
  void arrived(int guest) {
    promise(guests.host[guest], guest);
  }

  boolean isDown(int guest) {
    return target[guest] != NONE;
  }

  /** A guest leaves for good. */
  void departing(int guest) {
    release(isDown(guest) ? target[guest] : guests.host[guest], guest);
    target[guest] = NONE;
  }

  private void promise(int host, int guest) {
    freeBytes[host] -= bytes(guest);
    promised[host]++;
  }

  private void release(int host, int guest) {
    freeBytes[host] += bytes(guest);
    promised[host]--;
  }

  private long bytes(int guest) {
    return inputs.guest(guest).memoryBytes() + inputs.guestMemoryOverheadBytes();
  }

  /** Puts guests on their hosts that are in service again before a step begins. */
  void restore(long nowNanos, Placed placed) {
    int still = 0;
    for (int i = 0; i < downCount; i++) {
      int guest = down[i];
      if (target[guest] == NONE) {
        continue; // it left for good
      }
      if (dueNanos[guest] > nowNanos) {
        down[still++] = guest;
        continue;
      }
      int host = target[guest];
      target[guest] = NONE;
      placed.placed(guest, host);
    }
    downCount = still;
  }

  /** Hears of guests that are in service again. */
  @FunctionalInterface
  interface Placed {
    void placed(int guest, int host);
  }

  /** Lets hosts and kernels fail that fail in a step, at its end. */
  void fail(long nowNanos, Placed removed) {
    hostNanosLeft -= (double) hosts.activeCount * stepNanos;
    while (hostNanosLeft <= 0 && hosts.activeCount > 0) {
      hostNanosLeft += exponential(model.random(), model.hostMtbfNanos());
      int host = hosts.active[(int) (model.random().nextDouble() * hosts.activeCount)];
      long at = nowNanos + (long) (model.random().nextDouble() * stepNanos);
      if (hosts.isOn(host)) { // not when it has failed in this step already
        failHost(host, at, nowNanos + stepNanos, removed);
      }
    }
    int kernels = model.oneKernel() ? hosts.activeCount : guests.placed;
    kernelNanosLeft -= (double) kernels * stepNanos;
    while (kernelNanosLeft <= 0 && kernels > 0) {
      kernelNanosLeft += exponential(model.random(), model.kernelMtbfNanos());
      long at = nowNanos + (long) (model.random().nextDouble() * stepNanos);
      if (model.oneKernel()) {
        int host = hosts.active[(int) (model.random().nextDouble() * kernels)];
        if (hosts.isOn(host)) {
          kernelCrashes++;
          crashHost(host, kernel(), model.hostBootNanos(), at, nowNanos + stepNanos, removed);
        }
      } else {
        crashGuest(at, nowNanos + stepNanos, removed);
      }
    }
    for (int i = 0; i < sharedNanosLeft.length; i++) {
      failShared(i, nowNanos, removed);
    }
  }

  private void failShared(int index, long nowNanos, Placed removed) {
    var domain = model.shared().get(index);
    sharedNanosLeft[index] -= (double) hosts.activeCount * stepNanos;
    while (sharedNanosLeft[index] <= 0 && hosts.activeCount > 0) {
      sharedNanosLeft[index] += exponential(domain.random(), domain.mtbfNanos());
      int host = hosts.active[(int) (domain.random().nextDouble() * hosts.activeCount)];
      long at = nowNanos + (long) (domain.random().nextDouble() * stepNanos);
      if (!hosts.isOn(host)) {
        continue;
      }
      sharedCrashes.merge(domain.cause(), 1L, Long::sum);
      if (domain.losesGuests()) {
        crashHost(host, domain.cause(), domain.restartNanos(), at, nowNanos + stepNanos, removed);
      } else {
        suspendHost(host, domain, at, nowNanos + stepNanos, removed);
      }
    }
  }

  private void failHost(int host, long at, long nextStep, Placed removed) {
    hostFailures++;
    hosts.set(host, false);
    repairedNanos[host] = at + model.hostRepairNanos();
    bootedNanos[host] = repairedNanos[host] + model.hostBootNanos();
    for (int i = 0; i < downCount; i++) { // those that were about to start on it
      if (target[down[i]] == host) {
        long before = dueNanos[down[i]];
        release(host, down[i]);
        send(down[i], host, at);
        count(DowntimeCause.HOST, within(dueNanos[down[i]]) - within(before));
      }
    }
    int next;
    for (int guest = guests.first(host); guest != GuestTable.NONE; guest = next) {
      next = guests.next(guest);
      release(host, guest);
      send(guest, host, at);
      takeDown(guest, DowntimeCause.HOST, at, nextStep, removed);
    }
  }

  private void crashHost(
      int host, DowntimeCause cause, long bootNanos, long at, long nextStep, Placed removed) {
    bootedNanos[host] = at + bootNanos;
    int next;
    for (int guest = guests.first(host); guest != GuestTable.NONE; guest = next) {
      next = guests.next(guest);
      target[guest] = host;
      dueNanos[guest] = start(host, at);
      takeDown(guest, cause, at, nextStep, removed);
    }
  }

  private void suspendHost(int host, SharedDomain domain, long at, long nextStep, Placed removed) {
    int next;
    for (int guest = guests.first(host); guest != GuestTable.NONE; guest = next) {
      next = guests.next(guest);
      target[guest] = host;
      dueNanos[guest] = at + domain.restartNanos();
      takeDown(guest, domain.cause(), at, nextStep, removed);
    }
  }

  private void crashGuest(long at, long nextStep, Placed removed) {
    if (guests.placed == 0) {
      return;
    }
    int guest;
    do {
      guest = (int) (model.random().nextDouble() * guests.count);
    } while (!guests.isPlaced(guest));
    kernelCrashes++;
    target[guest] = guests.host[guest];
    dueNanos[guest] = start(guests.host[guest], at);
    takeDown(guest, kernel(), at, nextStep, removed);
  }

  /** Finds a host for a guest whose own has failed, and says when the guest is in service there. */
  private void send(int guest, int own, long at) {
    int best = best(guest, at);
    int host = best == NONE ? own : best;
    if (best != NONE && !hosts.isOn(best) && bootedNanos[best] <= at) {
      bootedNanos[best] = at + model.hostBootNanos();
    }
    promise(host, guest);
    target[guest] = host;
    dueNanos[guest] = start(host, at);
  }

  /** Returns the host for a guest that comes: its own, or another one while that has failed. */
  int hostFor(int guest, int own, long nowNanos) {
    return repairedNanos[own] <= nowNanos ? own : best(guest, nowNanos);
  }

  private int best(int guest, long at) {
    int best = NONE;
    for (int host = 0; host < hosts.count; host++) {
      boolean usable =
          repairedNanos[host] <= at
              && freeBytes[host] >= bytes(guest)
              && promised[host] < model.mostGuests();
      if (usable && (best == NONE || isBetter(host, best))) {
        best = host;
      }
    }
    return best;
  }

  private boolean isBetter(int host, int than) {
    return hosts.isOn(host) == hosts.isOn(than)
        ? freeBytes[host] > freeBytes[than]
        : hosts.isOn(host);
  }

  /** Takes the first free place to start a guest in; returns when the guest is in service. */
  private long start(int host, long at) {
    long[] slots = slotNanos[host];
    int first = 0;
    for (int slot = 1; slot < slots.length; slot++) {
      first = slots[slot] < slots[first] ? slot : first;
    }
    long ready = Math.max(at, Math.max(bootedNanos[host], slots[first]));
    slots[first] = ready + model.guestBootNanos();
    return slots[first];
  }

  private long within(long nanos) {
    return Math.min(nanos, inputs.trace().steps() * stepNanos);
  }

  private void count(DowntimeCause cause, long nanos) {
    downNanos += nanos;
    downByCause.merge(cause, (double) nanos, Double::sum);
  }

  private void takeDown(int guest, DowntimeCause cause, long at, long nextStep, Placed removed) {
    interruptions++;
    long downtime = within(dueNanos[guest]) - at;
    longestNanos = Math.max(longestNanos, downtime);
    count(cause, downtime);
    if (dueNanos[guest] <= nextStep && target[guest] == guests.host[guest]) {
      target[guest] = NONE; // it is back within the step
      return;
    }
    removed.placed(guest, guests.host[guest]);
    down[downCount++] = guest;
  }

  /**
   * Returns what failures did.
   *
   * @param guestNanos time that guests were there, those that were down included
   */
  FailureUse use(double guestNanos) {
    Map<DowntimeCause, Double> fractions = new EnumMap<>(DowntimeCause.class);
    downByCause.forEach((cause, nanos) -> fractions.put(cause, nanos / guestNanos));
    return new FailureUse(
        hostFailures,
        kernelCrashes,
        interruptions,
        longestNanos,
        downNanos / guestNanos,
        sharedCrashes,
        fractions);
  }
}
