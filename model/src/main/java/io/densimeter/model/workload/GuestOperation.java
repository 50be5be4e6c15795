package io.densimeter.model.workload;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a guest does that a virtualization technique may charge for. An operation comes with an
 * operand of 64 bits whose meaning depends on the operation.
 *
 * <p>A stream carries operations by {@link #ordinal()}.
 */
public enum GuestOperation {
  /** User code. Operand: native cycles. */
  COMPUTE("compute"),
  /**
   * Guest-kernel code. Operand: native cycles in the low 32 bits, number of the kernel routine
   * above them.
   */
  KERNEL_COMPUTE("kernel-compute"),
  /** A call and its return in the guest kernel. Operand: call site. */
  CALL_RETURN("call-return"),
  /**
   * A system call: entry and return. Operand: place of the call among the calls by number, from 1,
   * or 0 for one call after another.
   */
  SYSCALL("syscall"),
  /** An exception that the guest handles, such as a division by zero. Operand: 0. */
  EXCEPTION("exception"),
  /**
   * A page fault that the guest sees: delivery and return. Operand: page in the low 32 bits, above
   * them 1 when it is a page of a file that is in memory, else 0.
   */
  PAGE_FAULT("page-fault"),
  /** A write to a page-table entry. Operand: page in the low 32 bits, code site above them. */
  PTE_WRITE("pte-write"),
  /** A switch to another address space. Operand: number of the address space. */
  ADDRESS_SPACE_SWITCH("address-space-switch"),
  /**
   * A new address space, at fork or exec: its page tables are allocated, and the writes of entries
   * up to the next switch of the address space go to it. Operand: page-table pages in the low 32
   * bits, number of the address space above them. Natively it is kernel code like any other, hence
   * free by itself.
   */
  ADDRESS_SPACE_CREATE("address-space-create"),
  /**
   * The end of an address space, at exec or exit: its page tables are given back. Operand: as of
   * its creation. Natively free by itself, as its creation.
   */
  ADDRESS_SPACE_DESTROY("address-space-destroy"),
  /** The invalidation of one page in the TLB. Operand: page. */
  INVALIDATE_PAGE("invalidate-page"),
  /** A TLB miss that needs a page walk. Operand: page. */
  TLB_MISS("tlb-miss"),
  /** A privileged instruction that has no effect outside the vCPU: cli, sti, cr8. Operand: site. */
  PRIVILEGED("privileged"),
  /** An instruction that identifies the CPU. Operand: 0. */
  CPUID("cpuid"),
  /** A write to a model-specific register. Operand: 0. */
  MSR_WRITE("msr-write"),
  /**
   * A read of an I/O port. Operand: 0 for a device in the hypervisor's kernel, 1 for one in user
   * space.
   */
  PORT_IO("port-io"),
  /** An access to a memory-mapped register of an emulated device. Operand: as {@link #PORT_IO}. */
  MMIO("mmio"),
  /** A timer tick: interrupt, handler entry, programming of the next one. Operand: 0. */
  TIMER_TICK("timer-tick"),
  /**
   * An interrupt between vCPUs of the guest. Operand: in the low 32 bits 0 when the target vCPU
   * runs, else the number of the halted one, from 1; above them 0 when the sender waits until the
   * target has answered, 1 when it goes on.
   */
  IPI("ipi"),
  /** The vCPU has nothing to do. Operand: native cycles until there is work again. */
  HALT("halt"),
  /** A task of the guest becomes runnable and is switched to. Operand: 0. */
  WAKE_UP("wake-up"),
  /** The look-up of a path without opening it: stat, access. Operand: file. */
  FILE_LOOKUP("file-lookup"),
  /** The removal of a file by path. Operand: file. */
  FILE_REMOVE("file-remove"),
  /**
   * The opening of a file by path. Operand: file in the low 32 bits, 1 above them when it is opened
   * to be written.
   */
  FILE_OPEN("file-open"),
  /**
   * A read or write of an open file. Operand: file in the low 32 bits, 1 above them for a write.
   */
  FILE_ACCESS("file-access"),
  /** The creation of a process. Operand: 0. */
  PROCESS_CREATE("process-create"),
  /** A request to a disk and its completion. Operand: bytes. */
  DISK_REQUEST("disk-request"),
  /** A packet sent. Operand: bytes in the low 32 bits, number of the connection above them. */
  PACKET_SEND("packet-send"),
  /** A packet received. Operand: as {@link #PACKET_SEND}. */
  PACKET_RECEIVE("packet-receive"),
  /** A call to the hypervisor that does nothing, for nano-benchmarks. Operand: 0. */
  NULL_HYPERCALL("null-hypercall"),
  // What the exits of hardware assistance tell apart.
  /** A read of a model-specific register. Operand: 0. */
  MSR_READ("msr-read"),
  /** A write to an I/O port. Operand: as {@link #PORT_IO}, which reads. */
  PORT_WRITE("port-write"),
  /** A write that tells a device to look at its queue. Operand: 0 to a port, 1 to memory. */
  KICK("kick"),
  /** The end of an interrupt at the interrupt controller, by itself. Operand: 0. */
  EOI("eoi"),
  /** One turn of a loop that waits for another vCPU, with a PAUSE in it. Operand: 0. */
  PAUSE("pause");

  private static final GuestOperation[] ALL = values();

  private final String yamlName;

  GuestOperation(String yamlName) {
    this.yamlName = yamlName;
  }

  /** Returns the name in files. */
  public String yamlName() {
    return yamlName;
  }

  /** Returns the operation of that ordinal. */
  public static GuestOperation of(int ordinal) {
    return ALL[ordinal];
  }

  /** Returns the operation of that name in files. */
  public static Optional<GuestOperation> named(String yamlName) {
    return Arrays.stream(ALL).filter(o -> o.yamlName.equals(yamlName)).findFirst();
  }

  /** Returns an operand with a low part of 32 bits and a high part. */
  public static long operand(long low, long high) {
    return (high << 32) | (low & 0xFFFF_FFFFL);
  }

  /** Returns the low part of an operand. */
  public static int low(long operand) {
    return (int) operand;
  }

  /** Returns the high part of an operand. */
  public static int high(long operand) {
    return (int) (operand >>> 32);
  }
}
