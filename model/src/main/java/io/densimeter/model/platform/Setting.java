package io.densimeter.model.platform;

import java.util.Arrays;
import java.util.Optional;

/** A count that an implementation fixes: sizes, thresholds, lengths. */
public enum Setting {
  BLOCK_INSTRUCTIONS("block-instructions", "Guest instructions of a translated block.", 12),
  ROUTINE_BLOCKS("routine-blocks", "Blocks of a kernel routine.", 16),
  CACHE_BLOCKS("cache-blocks", "Blocks that the translation cache holds.", 65_536),
  CHAINING("chaining", "1 when translated blocks are chained, else 0.", true),
  CROSS_PAGE_CHAINING(
      "cross-page-chaining", "1 when blocks of different guest pages are chained, else 0.", true),
  CALL_INSTRUCTIONS(
      "call-instructions", "Guest-kernel instructions from one return to the next; 0 is none.", 60),
  ADAPTIVE_THRESHOLD(
      "adaptive-threshold", "Traps of a code site before it is retranslated; 0 is never.", 8),
  USER_EXPANSION(
      "user-expansion", "Cycles of user code over native ones; 1 where it runs directly.", 1),
  KERNEL_EXPANSION(
      "kernel-expansion", "Cycles of translated guest-kernel code over native ones.", 1),
  SOFT_TLB_ENTRIES(
      "soft-tlb-entries",
      "Entries of the TLB that an emulator of the whole CPU keeps in software; 0 is no emulator.",
      0),
  SYSTEM_CALL_TRAPS(
      "system-call-traps", "Traps of a system call or exception: 2, or 1 by ptrace.", 2),
  TRACED_WRITES(
      "traced-writes", "1 when each page-table write traps, 0 for a ported kernel.", true),
  SHADOW_SPACES("shadow-spaces", "Address spaces whose shadow tables stay cached.", 64),
  UNSYNC_THRESHOLD(
      "unsync-threshold",
      "Traced writes of a site before its table may go out of step; 0 is never.",
      0),
  REFILLED_ENTRIES(
      "refilled-entries", "TLB entries refilled right after a switch of the space.", 4),
  FAULT_REFERENCES(
      "fault-references", "Extra references of the nested walks in the guest's fault path.", 0),
  MULTICALL_ENTRIES(
      "multicall-entries", "Entries of a multicall before it is sent; 1 is no batch.", 32),
  WRITABLE_TABLES(
      "writable-tables",
      "1 when page-table pages are disconnected and written freely, 0 for hypercalls.",
      false),
  LATE_PINNING(
      "late-pinning", "1 when a new address space is filled before it is pinned, else 0.", false),
  KEPT_TABLES("kept-tables", "Page-table pages that a guest keeps pinned for reuse.", 0),
  KERNEL_SPACE(
      "kernel-space", "1 when the guest's kernel has an address space of its own (64-bit).", false),
  COLD_WALKS(
      "cold-walks", "Page walks after a switch of the space that find their tables pushed out.", 0),
  DRIVER_DOMAIN(
      "driver-domain", "1 when a driver domain has the devices, 0 when the hypervisor has.", true),
  DRIVER_DOMAIN_CPUS(
      "driver-domain-cpus",
      "1 when the driver domain has a CPU, 0 when it uses the guest's.",
      true),
  RING_SLOTS("ring-slots", "Slots of a ring between a guest and a driver domain.", 256),
  PAGE_FLIP("page-flip", "1 when received pages are exchanged, 0 when they are copied.", false),
  GRANT_MAP("grant-map", "1 when pages to send are mapped, 0 when they are copied.", true),
  NEIGHBOURS("neighbours", "Containers that are busy on the host, this one counted.", 1),
  SECCOMP_RULES("seccomp-rules", "Calls that the system-call filter allows; 0 is no filter.", 0),
  SECCOMP_ARGUMENT_RULES(
      "seccomp-argument-rules", "The last rules of the filter, which look at arguments.", 0),
  SECCOMP_FILTERS("seccomp-filters", "System-call filters stacked on a task.", 1),
  SECCOMP_TREE("seccomp-tree", "1 when the filter is a binary tree, 0 when it is a list.", false),
  SECCOMP_CACHE(
      "seccomp-cache", "1 when calls that are always allowed skip the filter (Linux 5.11).", false),
  SECCOMP_COMPILED("seccomp-compiled", "1 when the filter is compiled, 0 when interpreted.", true),
  CGROUP_LEVELS("cgroup-levels", "Levels of the control-group hierarchy.", 1),
  CGROUP_STOCK_PAGES("cgroup-stock-pages", "Pages charged at once to the local stock.", 32),
  CGROUP_FREE_PAGES("cgroup-free-pages", "Freed pages that are uncharged at once.", 31),
  FORK_OBJECTS("fork-objects", "Kernel objects charged to a group for a new process.", 100),
  VETH("veth", "1 when packets cross a veth pair, else 0.", false),
  BRIDGE("bridge", "1 when packets cross a bridge, else 0.", false),
  NAT("nat", "1 when packets are translated, else 0.", false),
  OVERLAY("overlay", "1 when files lie on a layered file system, else 0.", false),
  OVERLAY_LAYERS("overlay-layers", "Layers of the file system, searched from the top.", 4),
  COPY_UP_BYTES("copy-up-bytes", "Bytes of a file that is copied up.", 16_384),
  SHARED_READS(
      "shared-reads", "Share of disk requests that read files which all containers have.", 0),
  VMCS_ACCESSES("vmcs-accesses", "Accesses to the control structure in an exit.", 8),
  WALK_CACHES("walk-caches", "1 when the CPU's page-walk caches are used, else 0.", true),
  BACKING_PAGES(
      "backing-pages", "4 KiB pages of one nested mapping: 1, 512 (2 MiB) or 262,144 (1 GiB).", 1),
  PASSED_INTERRUPTS(
      "passed-interrupts", "1 when virtual interrupts need no exit (posted), else 0.", false),
  VIRTUAL_EOI("virtual-eoi", "1 when the end of an interrupt needs no exit, else 0.", false),
  NOTIFICATION_SUPPRESSION(
      "notification-suppression", "1 when a busy queue is not notified again, else 0.", true),
  COALESCED_PACKETS("coalesced-packets", "Packets that one poll of the guest's driver takes.", 64),
  GUEST_PAGES("guest-pages", "4 KiB pages of one mapping of the guest: 1, or 512 for 2 MiB.", 1),
  EXIT_SHARE("exit-share", "Share of a VM exit that lies before its handler, 0 to 1.", 0.5),
  VIRTUAL_TIMER("virtual-timer", "1 when the guest arms its timer without an exit, else 0.", false),
  POSTED_TIMERS(
      "posted-timers",
      "1 when timers expire on another pCPU and are posted to the guest, else 0.",
      false),
  EXITLESS_DELIVERY(
      "exitless-delivery",
      "1 when interrupts of an assigned device need no exit (ELI), else 0.",
      false),
  USER_HALT("user-halt", "1 when a halt goes to the user-space process, else 0.", false),
  DEEP_SLEEP_NANOS(
      "deep-sleep-nanos", "Idle time from which a pCPU sleeps deeply, in nanoseconds.", 20_000),
  HALT_POLL_NANOS(
      "halt-poll-nanos", "Longest poll before a halted vCPU blocks, in nanoseconds; 0 is none.", 0),
  PAUSE_GAP("pause-gap", "Cycles between two PAUSEs of one loop at most.", 128),
  PAUSE_WINDOW("pause-window", "Cycles that a vCPU may spin before it exits.", 4096),
  NESTING("nesting", "1 when the hypervisor is itself a guest, else 0.", false),
  NESTED_ACCESSES(
      "nested-accesses",
      "Accesses to the control structure that a nested hypervisor makes for an exit.",
      30),
  VMCS_SHADOWING(
      "vmcs-shadowing", "1 when accesses of a nested hypervisor need no exit, else 0.", false);

  private final String yamlName;
  private final String meaning;
  private final double usual;
  private final boolean isChoice;

  Setting(String yamlName, String meaning, double usual) {
    this.yamlName = yamlName;
    this.meaning = meaning;
    this.usual = usual;
    isChoice = false;
  }

  Setting(String yamlName, String meaning, boolean usual) {
    this.yamlName = yamlName;
    this.meaning = meaning;
    this.usual = usual ? 1 : 0;
    isChoice = true;
  }

  /** Returns the name in files. */
  public String yamlName() {
    return yamlName;
  }

  /** Returns one sentence for a reader. */
  public String meaning() {
    return meaning;
  }

  /** Returns the value where an implementation says nothing. */
  public double usual() {
    return usual;
  }

  /** Returns whether it says, by 1 or 0, which mechanism there is, and counts nothing. */
  public boolean isChoice() {
    return isChoice;
  }

  /** Returns the setting of that name in files. */
  public static Optional<Setting> named(String yamlName) {
    return Arrays.stream(values()).filter(s -> s.yamlName.equals(yamlName)).findFirst();
  }
}
