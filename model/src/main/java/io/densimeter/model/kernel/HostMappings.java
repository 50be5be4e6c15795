package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;

/**
 * The address spaces of a guest kernel that runs as a process of the host: each is a process of the
 * host, and each change of the guest's page tables is made there by a call of the host (mmap,
 * munmap, mprotect), in batches: the process is stopped once for a run of changes.
 *
 * <p>Source: Dike, "User-mode Linux", 5th Annual Linux Showcase, 2001; Linux, arch/um/kernel/tlb.c.
 */
final class HostMappings {
  private final double batch;
  private final double map;
  private final double create;
  private boolean open;

  HostMappings(CostTable costs) {
    batch = costs.path(Path.HOST_MAP_BATCH);
    map = costs.path(Path.HOST_MAP);
    create = costs.path(Path.SPACE_CREATE);
  }

  /** An entry of the guest's tables changes. */
  void change(GuestCpu cpu) {
    cpu.charge(Mechanism.SHADOW_PAGING, open ? map : batch + map);
    open = true;
  }

  /** The guest does something else: the next change begins a batch. */
  void endBatch() {
    open = false;
  }

  /** A new address space is a new process of the host. */
  void create(GuestCpu cpu) {
    cpu.charge(Mechanism.SHADOW_PAGING, create);
  }
}
