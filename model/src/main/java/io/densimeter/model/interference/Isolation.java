package io.densimeter.model.interference;

import io.densimeter.model.platform.Technique;

/**
 * What keeps guests of a technique from taking a resource from each other.
 *
 * @param hold how well it is held
 * @param means what holds it, or why nothing does
 * @param source where this is from
 */
public record Isolation(Hold hold, String means, String source) {
  /** How well a resource is held. */
  public enum Hold {
    /** Each guest has its own. */
    PRIVATE,
    /** A limit of the hypervisor or of the kernel holds. */
    LIMITED,
    /** Only the CPU can hold it, where it has the feature and somebody sets it. */
    CPU_FEATURE,
    /** There is a limit, but keeping it is work that the other guests wait for. */
    LEAKS,
    /** Nothing holds it. */
    NONE
  }

  private static final String XAVIER = "Xavier et al., PDP 2013, Table I (recalled)";
  private static final String CLARKSON =
      "Matthews et al., ExpCS 2007: web2.clarkson.edu/class/cs644/isolation/results.html";
  private static final String RESCTRL = "Linux, Documentation/arch/x86/resctrl.rst";
  private static final String CGROUPS = "Linux, Documentation/admin-guide/cgroup-v2.rst";

  /** Returns what keeps guests of a technique from taking a resource from each other. */
  public static Isolation of(Technique technique, SharedResource resource) {
    if (technique == Technique.BARE_METAL) {
      return new Isolation(Hold.PRIVATE, "one operating system has the server", "by definition");
    }
    return switch (resource) {
      case LAST_LEVEL_CACHE ->
          new Isolation(
              Hold.CPU_FEATURE,
              "cache allocation technology (CAT): a mask of ways for a class of guests",
              RESCTRL);
      case MEMORY_BANDWIDTH ->
          new Isolation(
              Hold.CPU_FEATURE,
              "memory bandwidth allocation (MBA): approximate, and per core",
              RESCTRL);
      default -> technique == Technique.OS_LEVEL ? ofOneKernel(resource) : ofOwnKernels(resource);
    };
  }

  private static Isolation ofOwnKernels(SharedResource resource) {
    return switch (resource) {
      case CPU_TIME ->
          new Isolation(Hold.LIMITED, "weights, caps and reservations of vCPUs", CLARKSON);
      case MEMORY ->
          new Isolation(
              Hold.LIMITED, "memory is granted, and its guest takes its own pages back", CLARKSON);
      case DISK ->
          new Isolation(Hold.LIMITED, "queues by guest, with weights and limits", CLARKSON);
      case NETWORK -> new Isolation(Hold.LIMITED, "queues by guest, with rate limits", CLARKSON);
      default -> new Isolation(Hold.PRIVATE, "each guest has a kernel of its own", "by definition");
    };
  }

  private static Isolation ofOneKernel(SharedResource resource) {
    return switch (resource) {
      case CPU_TIME -> new Isolation(Hold.LIMITED, "cpu.weight and cpu.max of a cgroup", CGROUPS);
      case MEMORY ->
          new Isolation(
              Hold.LEAKS, "memory.max holds, but one kernel reclaims and swaps for all", XAVIER);
      case DISK ->
          new Isolation(
              Hold.LEAKS, "io.max holds requests, but one kernel writes back for all", XAVIER);
      case NETWORK ->
          new Isolation(
              Hold.LEAKS, "rates can be shaped, but softirqs run on anybody's time", XAVIER);
      case PAGE_CACHE ->
          new Isolation(
              Hold.LEAKS,
              "a page is charged to whoever touched it first, and used by all",
              CGROUPS);
      case KERNEL_LOCKS ->
          new Isolation(Hold.NONE, "all system calls take the same locks", "by definition");
      case KERNEL_OBJECTS ->
          new Isolation(
              Hold.LEAKS, "pids.max and the charge of slab hold some kinds, not all", CGROUPS);
      default -> throw new IllegalStateException(resource + " is not the kernel's.");
    };
  }

  /** Returns whether a limit keeps other guests from noticing, on any CPU. */
  public boolean holds() {
    return hold == Hold.PRIVATE || hold == Hold.LIMITED;
  }
}
