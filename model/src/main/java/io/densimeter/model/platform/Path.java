package io.densimeter.model.platform;

import java.util.Arrays;
import java.util.Optional;

/**
 * A stretch of hypervisor, VMM or container-engine code whose length belongs to an implementation.
 */
public enum Path {
  // Full virtualization: binary translation, and trap-and-emulate.
  TRANSLATE_INSTRUCTION("translate-instruction", "Translating one guest instruction."),
  DISPATCH("dispatch", "Looking up the next block in the translation cache and chaining it."),
  INDIRECT_LOOKUP("indirect-lookup", "Finding the target of a return in the translation cache."),
  IN_PLACE_EMULATION(
      "in-place-emulation", "A privileged instruction emulated in place, without a trap."),
  PTE_CALLOUT("pte-callout", "A page-table write reached through a callout, without a trap."),
  SYSTEM_CALL_RELAY("system-call-relay", "The VMM's part of a system call, switches left out."),
  EXCEPTION_RELAY("exception-relay", "Giving an exception to the guest kernel, switches left out."),
  GUEST_WALK(
      "guest-walk", "Walking the guest's page table to tell a true fault from a hidden one."),
  TRAP_STOP(
      "trap-stop",
      "Stopping the guest's thread and resuming it through the host's kernel, by ptrace or signal."),
  TRAP_DECODE("trap-decode", "Decoding a trapped instruction."),
  TRAP_EMULATE("trap-emulate", "Emulating a trapped instruction on the vCPU's state."),
  WRITE_EMULATE("write-emulate", "Emulating a trapped page-table write, and the shadow entry."),
  SHADOW_FILL("shadow-fill", "Filling a shadow entry at a hidden fault."),
  SHADOW_SWITCH("shadow-switch", "Switching to a shadow table that is still cached."),
  DEVICE_EMULATE("device-emulate", "Emulating one access to a device register."),
  HOST_SWITCH("host-switch", "Switching from the VMM to its host system and back."),
  VIRTUAL_INTERRUPT("virtual-interrupt", "Raising and delivering an interrupt to the guest."),
  HOST_MAP_BATCH(
      "host-map-batch", "Having the guest's process change its mappings, for each run of changes."),
  HOST_MAP("host-map", "One mapping of the guest's process changed by a call of the host."),
  USER_COPY("user-copy", "Copying arguments and results through the guest's page tables."),
  SPACE_CREATE("space-create", "Making a process of the host for a new address space."),
  // Paravirtual.
  HYPERCALL_ENTRY("hypercall-entry", "Entry and return of a hypercall beyond the gate itself."),
  HYPERCALL_ITEM("hypercall-item", "One entry of a multicall."),
  PTE_VALIDATE("pte-validate", "Checking and applying one page-table update."),
  TABLE_SCAN("table-scan", "Looking at all entries of a page-table page."),
  TABLE_DISCONNECT(
      "table-disconnect", "Taking a write fault on a page-table page and unhooking the page."),
  FAULT_BOUNCE("fault-bounce", "Passing an exception to the guest's handler."),
  SYSTEM_CALL_BOUNCE("system-call-bounce", "Passing a system call to the guest kernel."),
  BASE_SWITCH("base-switch", "Switching the page-table base and the kernel stack."),
  EVENT_SEND("event-send", "Sending an event to another domain."),
  UPCALL("upcall", "Delivering pending events to the guest."),
  RING_REQUEST("ring-request", "Putting a request on a shared ring and taking its response."),
  GRANT("grant", "Mapping, unmapping or copying one granted page."),
  PAGE_TRANSFER("page-transfer", "Giving a page to another domain for good."),
  BACKEND_PACKET("backend-packet", "The driver domain's work for a packet."),
  BACKEND_REQUEST("backend-request", "The driver domain's work for a disk request."),
  // Operating-system level.
  SYSTEM_CALL_INTERCEPT(
      "system-call-intercept", "A system call served by a kernel in user space instead."),
  HOST_CALL("host-call", "A system call that a kernel in user space makes to the host."),
  FILE_SERVER("file-server", "A request of a kernel in user space to its file server, and back."),
  USER_FAULT("user-fault", "A page fault handled by a kernel in user space."),
  USER_STACK_PACKET(
      "user-stack-packet", "A packet through the network stack of a kernel in user space."),
  SECCOMP_ENTRY("seccomp-entry", "The slow way into the kernel that a filtered task takes."),
  SECCOMP_CACHE_TEST("seccomp-cache-test", "Finding a call in the filter's cache."),
  SECCOMP_FILTER("seccomp-filter", "Starting one filter program."),
  SECCOMP_INSTRUCTION("seccomp-instruction", "One instruction of the filter program, compiled."),
  SECCOMP_INTERPRETED("seccomp-interpreted", "One instruction of the filter program, interpreted."),
  CGROUP_CHARGE("cgroup-charge", "Charging one page against the local stock."),
  CGROUP_OBJECT("cgroup-object", "Charging one kernel object against the local stock."),
  CGROUP_REFILL("cgroup-refill", "Refilling the stock, for each level of the hierarchy."),
  CGROUP_SCHEDULE("cgroup-schedule", "Switching tasks, for each level of the hierarchy."),
  VETH_CROSSING("veth-crossing", "A packet through a veth pair."),
  BRIDGE_CROSSING("bridge-crossing", "A packet through a bridge."),
  NAT_CROSSING("nat-crossing", "A packet through address translation."),
  CONNECTION_SET_UP(
      "connection-set-up", "The first packet of a translated connection: rules and table entries."),
  SOFTIRQ_PASS("softirq-pass", "Raising a soft interrupt and polling a packet backlog."),
  OVERLAY_LOOKUP("overlay-lookup", "The first lookup of a file in one layer of a file system."),
  OVERLAY_PASS("overlay-pass", "One operation passed on to the file of a layer."),
  OVERLAY_OPEN("overlay-open", "Opening the file of a layer behind a file."),
  COPY_UP("copy-up", "Copying a file of a lower layer up before its first write, bytes left out."),
  LOCK_HOLD("lock-hold", "Holding a kernel lock that all containers of a host share."),
  // Hardware-assisted.
  EXIT_DISPATCH("exit-dispatch", "Saving and restoring guest state and choosing the handler."),
  CPUID_HANDLER("cpuid-handler", "Handling CPUID."),
  HYPERCALL_HANDLER("hypercall-handler", "Handling a hypercall that does nothing."),
  MSR_HANDLER("msr-handler", "Handling a write to a model-specific register."),
  CR_HANDLER("cr-handler", "Handling a move to a control register."),
  IO_HANDLER("io-handler", "Handling a port access, the device in user space left out."),
  MMIO_DECODE(
      "mmio-decode", "Emulating the instruction of a memory-mapped access or of a port read."),
  USER_EXIT("user-exit", "Going to the user-space device model and back."),
  NESTED_FAULT_HANDLER("nested-fault-handler", "Filling a nested page-table entry."),
  INTERRUPT_HANDLER("interrupt-handler", "Handling a physical interrupt that ended guest mode."),
  INJECT("inject", "Injecting a virtual interrupt."),
  EOI_HANDLER("eoi-handler", "Handling the end of an interrupt."),
  IPI_HANDLER("ipi-handler", "Handling an interrupt between vCPUs."),
  HALT_HANDLER("halt-handler", "Blocking the vCPU's thread."),
  HALT_WAKE("halt-wake", "Waking the vCPU's thread and scheduling it."),
  WAKE_LATENCY(
      "wake-latency", "Time until a pCPU that went idle runs the vCPU again, waiting included."),
  KICK_HANDLER("kick-handler", "Signalling the I/O thread."),
  IO_THREAD_WAKE("io-thread-wake", "Waking the I/O thread."),
  IO_THREAD_PACKET("io-thread-packet", "The I/O thread's work for a packet."),
  IO_THREAD_REQUEST("io-thread-request", "The I/O thread's work for a disk request."),
  MSR_READ_HANDLER("msr-read-handler", "Handling a read of a model-specific register."),
  TIMER_HANDLER("timer-handler", "Handling the write of a deadline: arming a timer of the host."),
  USER_COMPLETION("user-completion", "Completing a read after the user-space process answered."),
  SHALLOW_WAKE_LATENCY(
      "shallow-wake-latency", "As wake-latency, of a pCPU that has slept for a short time only."),
  PAUSE_HANDLER("pause-handler", "Yielding to another vCPU when one spins for too long."),
  FAST_DISPATCH(
      "fast-dispatch",
      "Instead of exit-dispatch and the accesses to the control structure, in an exit that is handled"
          + " at once."),
  ASSIGNED_INTERRUPT(
      "assigned-interrupt",
      "Passing the interrupt of an assigned device from the host's handler to the guest."),
  NESTED_REFLECT(
      "nested-reflect", "Turning an exit of a nested guest into an exit to its own hypervisor."),
  NESTED_ENTER("nested-enter", "Merging the control structures when a nested guest is entered.");

  private final String yamlName;
  private final String meaning;

  Path(String yamlName, String meaning) {
    this.yamlName = yamlName;
    this.meaning = meaning;
  }

  /** Returns the name in files. */
  public String yamlName() {
    return yamlName;
  }

  /** Returns one sentence for a reader. */
  public String meaning() {
    return meaning;
  }

  /**
   * Returns whether the host's kernel or a hypervisor of the years since 2018 runs it, in which
   * indirect branches and returns are protected: not a program in user space, nor a binary
   * translator.
   */
  public boolean protectsBranches() {
    return switch (this) {
      case SYSTEM_CALL_INTERCEPT, HOST_CALL, FILE_SERVER, USER_FAULT, USER_STACK_PACKET -> false;
      default -> compareTo(HYPERCALL_ENTRY) >= 0;
    };
  }

  /** Returns the path of that name in files. */
  public static Optional<Path> named(String yamlName) {
    return Arrays.stream(values()).filter(p -> p.yamlName.equals(yamlName)).findFirst();
  }
}
