package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;

/**
 * The ways into a paravirtual guest's kernel.
 *
 * <p>On 32 bits the guest's kernel runs in a ring of its own, and system calls reach it by a trap
 * gate that the hypervisor has checked: almost free. On 64 bits kernel and user code share a ring
 * and so need two address spaces: a system call enters the hypervisor, which switches to the
 * kernel's tables; the way back is a hypercall, and another switch. Each switch drops the TLB
 * entries of the space that is left. Faults pass through the hypervisor on both, because only it
 * can read the faulting address.
 *
 * <p>Source: Barham et al., "Xen and the art of virtualization", SOSP 2003, section 3.1.2; Xen,
 * xen/arch/x86/x86_64/entry.S and {@code toggle_guest_mode}.
 */
final class GuestEntry {
  private final double systemCall;
  private final double fault;

  GuestEntry(CostTable costs) {
    boolean kernelSpace = costs.on(Setting.KERNEL_SPACE);
    double switches = kernelSpace ? 2 * costs.primitive(Primitive.ADDRESS_SPACE_SWITCH) : 0;
    double wayBack = kernelSpace ? costs.primitive(Primitive.SYSCALL) : 0;
    systemCall = costs.path(Path.SYSTEM_CALL_BOUNCE) + switches + wayBack;
    fault = costs.path(Path.FAULT_BOUNCE) + switches + wayBack;
  }

  /** A system call reaches the guest's kernel and returns. */
  void systemCall(GuestCpu cpu) {
    cpu.charge(Mechanism.SYSTEM_CALL, systemCall);
  }

  /** An exception reaches the guest's kernel and returns. */
  void fault(GuestCpu cpu) {
    cpu.charge(Mechanism.FAULT_BOUNCE, fault);
  }
}
