package io.densimeter.model.kernel;

/** What cycles are charged to: one line of an account of overheads. */
public enum Mechanism {
  NATIVE("native", "The guest's own work at the platform's native price."),
  TRANSLATION("translation", "Translating guest-kernel code on first use."),
  DISPATCH("dispatch", "Finding the next translated block: chain misses and indirect branches."),
  CALLOUT("callout", "Emulation reached from translated code without a trap."),
  TRAP("trap", "Traps of a deprivileged guest into the VMM, and the way back."),
  EMULATION("emulation", "Decoding and emulating a trapped instruction."),
  SYSTEM_CALL(
      "system-call", "The way of a system call through the hypervisor to the guest kernel."),
  SHADOW_PAGING("shadow-paging", "Hidden faults, trace faults and switches of shadow page tables."),
  NESTED_PAGING(
      "nested-paging", "Extra references of the two-dimensional walk, and nested faults."),
  VM_EXIT("vm-exit", "VM exit and VM entry."),
  EXIT_HANDLER("exit-handler", "What the hypervisor does between VM exit and VM entry."),
  HYPERCALL("hypercall", "Entering the hypervisor on purpose, and returning."),
  PAGE_TABLE_VALIDATION(
      "page-table-validation", "Checking page-table updates that a guest asks for."),
  FAULT_BOUNCE("fault-bounce", "Exceptions that pass through the hypervisor to a modified guest."),
  EVENT_CHANNEL("event-channel", "Events and upcalls instead of interrupts."),
  INTERRUPT("interrupt", "Injecting, acknowledging and completing virtual interrupts."),
  TIMER("timer", "Timer ticks: arming and delivering."),
  IDLE("idle", "Halting and waking up vCPUs."),
  IO_RING("io-ring", "Shared rings: requests, notifications, grants, copies on the vCPU."),
  DEVICE_EMULATION("device-emulation", "Emulated device registers and their user-space process."),
  DRIVER_DOMAIN("driver-domain", "CPU of the driver domain for the guest's I/O."),
  IO_THREAD("io-thread", "CPU of the hypervisor's I/O threads for the guest."),
  SECCOMP("seccomp", "System-call filters."),
  CGROUP("cgroup", "Charging memory and scheduling in groups."),
  NETWORK_PATH("network-path", "veth pair, bridge and address translation per packet."),
  OVERLAY("overlay", "Lookups and file operations through file-system layers."),
  PAGE_CACHE("page-cache", "Reads saved because a neighbour has read the page: below zero."),
  LOCK_WAIT("lock-wait", "Waiting for kernel locks that other containers hold."),
  USER_KERNEL("user-kernel", "What a kernel in user space asks of its host."),
  SPIN("spin", "Exits of a vCPU that spins, and yielding to another one."),
  NESTING(
      "nesting", "Exits that a hypervisor which is itself a guest causes, and passing exits on.");

  private final String label;
  private final String meaning;

  Mechanism(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  /** Returns the name in reports and files. */
  public String label() {
    return label;
  }

  /** Returns one sentence for a reader. */
  public String meaning() {
    return meaning;
  }
}
