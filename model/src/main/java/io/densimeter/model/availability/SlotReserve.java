package io.densimeter.model.availability;

import io.densimeter.model.units.Require;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The slot policy of admission control: a slot is as large as the largest need of any guest, of CPU
 * and of memory each, and a host has as many slots as fit by both. The failover capacity is the
 * most hosts, those with the most slots first, without which there are still slots for all guests.
 *
 * <p>Source: vSphere Availability, slot policy of admission control.
 */
public final class SlotReserve {
  private final long slotCpuHertz;
  private final long slotMemoryBytes;
  private final int guests;

  /** What a guest needs, or a host has. */
  public record Size(long cpuHertz, long memoryBytes) {
    public Size {
      Require.notNegative("cpuHertz", cpuHertz);
      Require.notNegative("memoryBytes", memoryBytes);
    }
  }

  /** Creates the policy for guests of these needs, one or more. */
  public SlotReserve(List<Size> guests) {
    this.guests = guests.size();
    slotCpuHertz = guests.stream().mapToLong(Size::cpuHertz).max().orElse(0);
    slotMemoryBytes = guests.stream().mapToLong(Size::memoryBytes).max().orElse(0);
    Require.positive("slotCpuHertz", slotCpuHertz);
    Require.positive("slotMemoryBytes", slotMemoryBytes);
  }

  /** Returns the size of a slot. */
  public Size slot() {
    return new Size(slotCpuHertz, slotMemoryBytes);
  }

  /** Returns the slots of a host. */
  public long slots(Size host) {
    return Math.min(host.cpuHertz() / slotCpuHertz, host.memoryBytes() / slotMemoryBytes);
  }

  /** Returns how many hosts can fail at once. */
  public int failoverHosts(List<Size> hosts) {
    List<Long> slots = new ArrayList<>(hosts.stream().map(this::slots).toList());
    slots.sort(Comparator.reverseOrder());
    long left = slots.stream().mapToLong(Long::longValue).sum();
    int failed = 0;
    while (failed < slots.size() && left - slots.get(failed) >= guests) {
      left -= slots.get(failed);
      failed++;
    }
    return failed;
  }
}
