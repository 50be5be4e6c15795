package io.densimeter.model.platform;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** A hardware primitive that has a price on a CPU generation, in cycles. */
public enum Primitive {
  SYSCALL("syscall", "System call: entry and return."),
  EXCEPTION("exception", "Exception: delivery to the kernel and return."),
  PAGE_FAULT("page-fault", "Page fault: delivery to the kernel and return."),
  PTE_WRITE("pte-write", "Store to a page-table entry."),
  ADDRESS_SPACE_SWITCH("address-space-switch", "Load of the page-table base, with the TLB refill."),
  INVALIDATE_PAGE("invalidate-page", "Invalidation of one TLB entry."),
  WALK_REFERENCE("walk-reference", "One memory reference of a page walk."),
  PRIVILEGED("privileged", "Privileged instruction with an effect inside the CPU (cli, sti, cr8)."),
  CPUID("cpuid", "Identification of the CPU."),
  MSR_WRITE("msr-write", "Write to a model-specific register."),
  CALL_RETURN("call-return", "Call and return."),
  PORT_IO("port-io", "Access to an I/O port."),
  MMIO("mmio", "Uncached access to a device register."),
  INTERRUPT("interrupt", "Interrupt: delivery, end-of-interrupt and return."),
  IPI("ipi", "Interrupt to another CPU, seen from the sender."),
  TASK_SWITCH("task-switch", "Switch between two tasks of a kernel, address space left out."),
  COPY_BYTE("copy-byte", "Copy of one byte between cached buffers."),
  HYPERVISOR_INSTRUCTION(
      "hypervisor-instruction", "One instruction of kernel or hypervisor path, on average."),
  BRANCH_PROTECTION(
      "branch-protection",
      "What protected indirect branches and returns (retpolines, safe returns) add to an"
          + " instruction of kernel path, on average."),
  VM_EXIT_ROUND_TRIP("vm-exit-round-trip", "VM exit and VM entry, bare."),
  VMCS_ACCESS("vmcs-access", "Read or write of a field of the VM control structure.");

  private final String yamlName;
  private final String meaning;

  Primitive(String yamlName, String meaning) {
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

  /** Returns whether only CPUs with hardware assistance have a price for it. */
  public boolean needsHardwareAssistance() {
    return this == VM_EXIT_ROUND_TRIP || this == VMCS_ACCESS;
  }

  /** Returns whether a CPU that has no price for it does without it: its price is then 0. */
  public boolean mayBeAbsent() {
    return this == BRANCH_PROTECTION;
  }

  /** Returns whether a CPU of those features must have a price for it. */
  public boolean isNeeded(Set<CpuFeature> features) {
    return !mayBeAbsent()
        && (!needsHardwareAssistance() || features.contains(CpuFeature.HARDWARE_ASSISTANCE));
  }

  /** Returns the primitive of that name in files. */
  public static Optional<Primitive> named(String yamlName) {
    return Arrays.stream(values()).filter(p -> p.yamlName.equals(yamlName)).findFirst();
  }
}
