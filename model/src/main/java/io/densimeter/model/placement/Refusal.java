package io.densimeter.model.placement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Why an item found no host. */
final class Refusal {
  private static final BigDecimal MIB = BigDecimal.valueOf(1 << 20);
  private static final BigDecimal MHZ = BigDecimal.valueOf(1_000_000);

  private final PlacementRequest request;
  private final Items items;
  private final int item;

  private Refusal(PlacementRequest request, int item) {
    this.request = request;
    this.items = request.items();
    this.item = item;
  }

  static UnplacedGuest of(PlacementRequest request, int item, int guest) {
    return new Refusal(request, item).reason(guest);
  }

  private UnplacedGuest reason(int guest) {
    int others = items.guests(item).length - 1;
    String together =
        others == 0
            ? ""
            : "must be together with "
                + others
                + (others == 1 ? " other guest" : " other guests")
                + ", and that ";
    if (items.isContradictory(item)) {
      return new UnplacedGuest(
          guest, LimitingResource.PLACEMENT_RULES, together + "must be apart as " + apartSets());
    }
    List<String> reasons = new ArrayList<>();
    for (int group = 0; group < request.groups().size(); group++) {
      String reason = tooSmall(group);
      if (reason.isEmpty() && items.hostsFor(group, item) > 0) {
        var resource =
            isRuled() ? LimitingResource.PLACEMENT_RULES : LimitingResource.HOSTS_AVAILABLE;
        return new UnplacedGuest(guest, resource, together + noneLeft(group));
      }
      reasons.add(reason.isEmpty() ? notLicensed(group) : reason);
    }
    return new UnplacedGuest(
        guest, worst(), together + "fits on no empty host: " + String.join("; ", reasons));
  }

  /** Returns whether a rule, and not the number of hosts, keeps the item from an empty host. */
  private boolean isRuled() {
    if (items.hostsFor(item) < openHosts()) {
      return true;
    }
    for (int set : items.apart(item)) {
      if (request.rules().apart().get(set).guests().size() > openHosts()) {
        return true;
      }
    }
    return false;
  }

  private int openHosts() {
    int open = 0;
    for (int group = 0; group < request.groups().size(); group++) {
      open += request.openHosts(group);
    }
    return open;
  }

  private String noneLeft(int group) {
    String spare = request.spareHosts() > 0 ? ", " + request.spareHosts() + " of them spare" : "";
    boolean licensed = items.hostsFor(item) < openHosts();
    return "fits on an empty "
        + request.groups().get(group).type().name()
        + ", but no "
        + (licensed ? "host licensed for " + licences() + " is left (" : "host is left (")
        + (licensed ? items.hostsFor(item) + " of " : "")
        + request.hosts()
        + " hosts"
        + spare
        + ")"
        + (items.apart(item).length > 0 ? "; it must be apart as " + apartSets() : "");
  }

  private String notLicensed(int group) {
    String name = request.groups().get(group).type().name();
    return licences().isEmpty()
        ? "all hosts " + name + " are spare"
        : "no host " + name + " is licensed for " + licences();
  }

  private String licences() {
    List<String> names = new ArrayList<>();
    for (var licence : request.rules().licences()) {
      for (int guest : items.guests(item)) {
        if (licence.guests().contains(guest) && !names.contains(licence.name())) {
          names.add(licence.name());
        }
      }
    }
    return String.join(" and ", names);
  }

  private String apartSets() {
    List<String> names = new ArrayList<>();
    for (int set : items.apart(item)) {
      var each = request.rules().apart().get(set);
      names.add(each.name() + " (" + each.guests().size() + " guests)");
    }
    return String.join(" and ", names);
  }

  /** Returns what an empty host of a group lacks for the item; empty when it lacks nothing. */
  private String tooSmall(int group) {
    String name = request.groups().get(group).type().name();
    List<String> needs = new ArrayList<>();
    long cpu = items.peakHertz(group, item);
    if (cpu > request.offeredCpuHertz(group)) {
      needs.add(lack(cpu, request.offeredCpuHertz(group), MHZ, " MHz", "CPU", name));
    }
    long memory = items.memoryBytes(item);
    if (memory > request.offeredMemoryBytes(group)) {
      needs.add(lack(memory, request.offeredMemoryBytes(group), MIB, " MiB", "memory", name));
    }
    for (var resource : request.furtherResources()) {
      long need = items.need(resource, item);
      if (need > resource.offered(group)) {
        needs.add(lack(need, resource.offered(group), BigDecimal.ONE, "", resource.name(), name));
      }
    }
    if (items.guests(item).length > request.maxGuestsPerHost()) {
      needs.add("a host takes at most " + request.maxGuestsPerHost() + " guests");
    }
    return String.join("; ", needs);
  }

  private static String lack(
      long need, long offer, BigDecimal unit, String unitName, String of, String host) {
    return "needs "
        + figure(need, unit, unitName, RoundingMode.CEILING)
        + " of "
        + of
        + ", "
        + host
        + " offers "
        + figure(offer, unit, unitName, RoundingMode.FLOOR);
  }

  /** Returns what the item overruns most on the largest hosts. */
  private LimitingResource worst() {
    int group = request.largestGroup();
    double cpu = overrun(items.peakHertz(group, item), request.offeredCpuHertz(group));
    double memory = overrun(items.memoryBytes(item), request.offeredMemoryBytes(group));
    double further = 0;
    for (var resource : request.furtherResources()) {
      further = Math.max(further, overrun(items.need(resource, item), resource.offered(group)));
    }
    if (cpu <= 1 && memory <= 1 && further <= 1) {
      return LimitingResource.PLACEMENT_RULES;
    }
    if (further > Math.max(cpu, memory)) {
      return LimitingResource.FURTHER_RESOURCE;
    }
    return cpu >= memory ? LimitingResource.HOST_CPU : LimitingResource.HOST_MEMORY;
  }

  private static double overrun(long need, long offer) {
    return (double) need / Math.max(1, offer);
  }

  /** Returns the figure to one decimal, needs rounded up and offers down so that they differ. */
  private static String figure(long value, BigDecimal unit, String name, RoundingMode rounding) {
    var number = BigDecimal.valueOf(value).divide(unit, 1, rounding).stripTrailingZeros();
    return String.format(Locale.ROOT, "%,." + Math.max(0, number.scale()) + "f", number) + name;
  }
}
