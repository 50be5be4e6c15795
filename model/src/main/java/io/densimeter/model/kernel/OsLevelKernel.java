package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.workload.GuestOperation;

/**
 * Operating-system-level virtualization: one kernel, native system calls, and what isolation adds
 * to them: the filter of a system call, the charge of a page, the group's share of a task switch,
 * the hops of a packet, the layers under a path. A sandbox with a kernel in user space (gVisor)
 * takes the system call itself.
 *
 * <p>Sources: Soltesz et al., "Container-based operating system virtualization", EuroSys 2007, for
 * how little the rest costs; the Linux kernel's seccomp, memcontrol, veth, bridge, netfilter and
 * overlayfs for the paths.
 */
final class OsLevelKernel implements CostKernel {
  private static final GuestOperation[] OPERATIONS = GuestOperation.values();

  private final GuestCpu cpu;
  private final MemoryCharge memory;
  private final double filter;
  private final double intercept;
  private final double schedule;
  private final double packet;
  private final double lookup;

  OsLevelKernel(CostTable costs) {
    cpu = new GuestCpu(costs.platform());
    memory = new MemoryCharge(costs);
    double instructions = costs.setting(Setting.SECCOMP_INSTRUCTIONS);
    filter =
        instructions == 0
            ? 0
            : costs.path(Path.SECCOMP_ENTRY) + instructions * costs.path(Path.SECCOMP_INSTRUCTION);
    intercept = costs.has(Path.SYSTEM_CALL_INTERCEPT) ? costs.path(Path.SYSTEM_CALL_INTERCEPT) : 0;
    schedule = costs.setting(Setting.CGROUP_LEVELS) * costs.path(Path.CGROUP_SCHEDULE);
    packet =
        hop(costs, Setting.VETH, Path.VETH_CROSSING)
            + hop(costs, Setting.BRIDGE, Path.BRIDGE_CROSSING)
            + hop(costs, Setting.NAT, Path.NAT_CROSSING);
    lookup = hop(costs, Setting.OVERLAY, Path.OVERLAY_LOOKUP);
  }

  private static double hop(CostTable costs, Setting present, Path path) {
    return costs.on(present) ? costs.path(path) : 0;
  }

  @Override
  public Technique technique() {
    return Technique.OS_LEVEL;
  }

  @Override
  public double execute(int operation, long operand) {
    cpu.open(operation, operand);
    switch (OPERATIONS[operation]) {
      case SYSCALL -> {
        add(Mechanism.SECCOMP, filter);
        if (intercept > 0) {
          cpu.charge(Mechanism.SYSTEM_CALL, intercept - cpu.openNative());
        }
      }
      case PAGE_FAULT -> memory.page(cpu);
      case WAKE_UP -> add(Mechanism.CGROUP, schedule);
      case PACKET_SEND, PACKET_RECEIVE -> add(Mechanism.NETWORK_PATH, packet);
      case FILE_OPEN -> add(Mechanism.OVERLAY, lookup);
      default -> {}
    }
    return cpu.close();
  }

  private void add(Mechanism mechanism, double cycles) {
    if (cycles > 0) {
      cpu.charge(mechanism, cycles);
    }
  }

  @Override
  public CycleLedger ledger() {
    return cpu.ledger();
  }

  @Override
  public double nativeCycles() {
    return cpu.nativeBusy();
  }

  @Override
  public double clockCycles() {
    return cpu.now();
  }
}
