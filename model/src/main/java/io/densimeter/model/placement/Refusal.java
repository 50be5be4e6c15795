package io.densimeter.model.placement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Why a guest found no host. */
final class Refusal {
  private static final BigDecimal MIB = BigDecimal.valueOf(1 << 20);
  private static final BigDecimal MHZ = BigDecimal.valueOf(1_000_000);

  private Refusal() {}

  static UnplacedGuest of(PlacementRequest request, int guest) {
    List<String> reasons = new ArrayList<>();
    for (int group = 0; group < request.groups().size(); group++) {
      if (request.fitsEmpty(group, guest)) {
        return new UnplacedGuest(guest, LimitingResource.HOSTS_AVAILABLE, noneLeft(request, group));
      }
      reasons.add(tooSmall(request, group, guest));
    }
    var resource =
        cpuOverrun(request, request.largestGroup(), guest)
                >= memoryOverrun(request, request.largestGroup(), guest)
            ? LimitingResource.HOST_CPU
            : LimitingResource.HOST_MEMORY;
    return new UnplacedGuest(
        guest, resource, "fits on no empty host: " + String.join("; ", reasons));
  }

  private static String noneLeft(PlacementRequest request, int group) {
    String name = request.groups().get(group).type().name();
    String spare = request.spareHosts() > 0 ? ", " + request.spareHosts() + " of them spare" : "";
    return "fits on an empty "
        + name
        + ", but no host is left ("
        + request.hosts()
        + " hosts"
        + spare
        + ")";
  }

  private static String tooSmall(PlacementRequest request, int group, int guest) {
    String name = request.groups().get(group).type().name();
    long cpu = request.cpuNeedHertz(group, guest);
    List<String> needs = new ArrayList<>();
    if (cpu > request.offeredCpuHertz(group)) {
      needs.add(
          "needs "
              + figure(cpu, MHZ, " MHz", RoundingMode.CEILING)
              + " of CPU, "
              + name
              + " offers "
              + figure(request.offeredCpuHertz(group), MHZ, " MHz", RoundingMode.FLOOR));
    }
    long memory = request.memoryNeedBytes(guest);
    if (memory > request.offeredMemoryBytes(group)) {
      needs.add(
          "needs "
              + figure(memory, MIB, " MiB", RoundingMode.CEILING)
              + " of memory, "
              + name
              + " offers "
              + figure(request.offeredMemoryBytes(group), MIB, " MiB", RoundingMode.FLOOR));
    }
    return String.join("; ", needs);
  }

  private static double cpuOverrun(PlacementRequest request, int group, int guest) {
    return (double) request.cpuNeedHertz(group, guest)
        / Math.max(1, request.offeredCpuHertz(group));
  }

  private static double memoryOverrun(PlacementRequest request, int group, int guest) {
    return (double) request.memoryNeedBytes(guest) / Math.max(1, request.offeredMemoryBytes(group));
  }

  /** Returns the figure to one decimal, needs rounded up and offers down so that they differ. */
  private static String figure(long value, BigDecimal unit, String name, RoundingMode rounding) {
    var number = BigDecimal.valueOf(value).divide(unit, 1, rounding).stripTrailingZeros();
    return String.format(Locale.ROOT, "%,." + Math.max(0, number.scale()) + "f", number) + name;
  }
}
