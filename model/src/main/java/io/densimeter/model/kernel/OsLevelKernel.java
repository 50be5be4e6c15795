package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.workload.GuestOperation;

/**
 * Operating-system-level virtualization: one kernel, native system calls, and what isolation adds
 * to them: the filter of a system call, the charge of memory, the group's share of a task switch,
 * the hops of a packet, the layers under a file, and the wait for locks that neighbours hold.
 * Namespaces cost something when they are made, and nothing after. A sandbox with a kernel in user
 * space (gVisor) takes the system call itself.
 *
 * <p>Sources: Soltesz et al., "Container-based operating system virtualization", EuroSys 2007, for
 * how little the rest costs; the Linux kernel's seccomp, memcontrol, veth, bridge, netfilter and
 * overlayfs for the paths.
 */
final class OsLevelKernel implements CostKernel {
  private static final GuestOperation[] OPERATIONS = GuestOperation.values();

  /** Pages that a CPU takes from the page allocator at once: {@code pcp->batch} of Linux. */
  private static final int ALLOCATOR_BATCH = 63;

  private final GuestCpu cpu;
  private final SystemCallFilter filter;
  private final MemoryCharge memory;
  private final ContainerNetwork network;
  private final LayeredFiles files;
  private final SharedPageCache pageCache;
  private final SharedLock allocator;
  private final SharedLock journal;
  private final UserSpaceKernel userKernel;
  private final double schedule;
  private int pagesAtHand;
  private boolean filling;

  OsLevelKernel(CostTable costs) {
    cpu = new GuestCpu(costs.platform());
    filter = new SystemCallFilter(costs);
    memory = new MemoryCharge(costs);
    network = new ContainerNetwork(costs);
    files = new LayeredFiles(costs);
    pageCache = new SharedPageCache(costs);
    double neighbours = costs.setting(Setting.NEIGHBOURS);
    double hold = neighbours > 1 ? costs.path(Path.LOCK_HOLD) : 0;
    allocator = new SharedLock(hold, neighbours);
    journal = new SharedLock(hold, neighbours);
    userKernel = new UserSpaceKernel(costs);
    double levels = costs.setting(Setting.CGROUP_LEVELS);
    schedule = levels == 0 ? 0 : levels * costs.path(Path.CGROUP_SCHEDULE);
  }

  @Override
  public Technique technique() {
    return Technique.OS_LEVEL;
  }

  @Override
  public double execute(int operation, long operand) {
    cpu.open(operation, operand);
    switch (OPERATIONS[operation]) {
      case SYSCALL -> systemCall((int) operand);
      case PAGE_FAULT -> pageFault();
      case PTE_WRITE -> fill();
      case PROCESS_CREATE -> memory.process(cpu);
      case WAKE_UP -> wakeUp();
      case PACKET_SEND, PACKET_RECEIVE -> packet(GuestOperation.high(operand));
      case FILE_LOOKUP -> lookup((int) operand);
      case FILE_REMOVE -> remove((int) operand);
      case FILE_OPEN -> open(GuestOperation.low(operand), GuestOperation.high(operand) != 0);
      case FILE_ACCESS -> access(GuestOperation.high(operand) != 0);
      case DISK_REQUEST -> pageCache.request(cpu);
      default -> {}
    }
    return cpu.close();
  }

  private void systemCall(int place) {
    if (userKernel.present()) {
      userKernel.systemCall(cpu);
    } else {
      filter.call(place, cpu);
    }
  }

  private void pageFault() {
    if (userKernel.present()) {
      userKernel.fault(cpu);
    }
    filling = true;
  }

  /** Charges the page that a fault fills; other entries, as those of a fork, have no new page. */
  private void fill() {
    if (!filling) {
      return;
    }
    filling = false;
    memory.page(cpu);
    if (pagesAtHand == 0) {
      pagesAtHand = ALLOCATOR_BATCH;
      allocator.acquire(cpu);
    }
    pagesAtHand--;
  }

  private void wakeUp() {
    if (schedule > 0) {
      cpu.charge(Mechanism.CGROUP, schedule);
    }
    if (userKernel.present()) {
      userKernel.hostCall(cpu);
    }
  }

  private void packet(int connection) {
    network.packet(connection, cpu);
    if (userKernel.present()) {
      userKernel.packet(cpu);
    }
  }

  private void lookup(int file) {
    files.lookup(file, cpu);
    if (userKernel.present()) {
      userKernel.lookup(file, cpu);
    }
  }

  private void remove(int file) {
    files.remove(file, cpu);
    if (userKernel.present()) {
      userKernel.remove(file, cpu);
    }
    journal.acquire(cpu);
  }

  private void open(int file, boolean toWrite) {
    files.open(file, toWrite, cpu);
    if (userKernel.present()) {
      userKernel.lookup(file, cpu);
    }
    if (toWrite) {
      journal.acquire(cpu);
    }
  }

  private void access(boolean write) {
    files.access(write, cpu);
    if (userKernel.present()) {
      userKernel.hostCall(cpu);
    }
    if (write) {
      journal.acquire(cpu);
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
