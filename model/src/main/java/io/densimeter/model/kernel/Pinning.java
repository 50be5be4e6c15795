package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Setting;

/**
 * The pinning of address spaces: before its tables may be used, each page-table page is made
 * read-only to the guest, and the hypervisor checks the tables as a whole; at the end they are
 * unpinned and made writable again.
 *
 * <p>A guest that pins late fills the tables of a new space first, by plain writes, and pays the
 * check of the entries at the first switch to it (Linux arch/x86/xen/mmu.c, {@code xen_dup_mmap}
 * and {@code xen_exit_mmap}; the same in linux-2.6-xen, arch/i386/mm/pgtable-xen.c, {@code
 * mm_pin}). One that pins early (Linux 2.4 on Xen 1.x) pins empty tables, so each entry is an
 * update; but it keeps the tables of dead spaces pinned for the next ones ({@code pte_quicklist}).
 */
final class Pinning {
  private final Hypercalls hypercalls;
  private final boolean late;
  private final int mostKept;
  private final double scan;
  private final double validate;
  private int keptTables;
  private int unpinnedTables;
  private int filledEntries;

  Pinning(CostTable costs, Hypercalls hypercalls) {
    this.hypercalls = hypercalls;
    late = costs.on(Setting.LATE_PINNING);
    mostKept = (int) costs.setting(Setting.KEPT_TABLES);
    scan = costs.path(Path.TABLE_SCAN);
    validate = costs.path(Path.PTE_VALIDATE);
  }

  /** An address space of so many page-table pages begins. */
  void create(int tables, GuestCpu cpu) {
    activate(cpu);
    int reused = Math.min(tables, keptTables);
    keptTables -= reused;
    unpinnedTables = tables - reused;
    if (!late) {
      activate(cpu);
    }
  }

  /** Returns whether a write goes to tables that are not pinned yet, and so is free. */
  boolean takes() {
    if (unpinnedTables == 0) {
      return false;
    }
    filledEntries++;
    return true;
  }

  /** The new address space, if there is one, is about to be used. */
  void activate(GuestCpu cpu) {
    if (unpinnedTables == 0) {
      return;
    }
    protect(unpinnedTables, cpu);
    hypercalls.call(
        Mechanism.PAGE_TABLE_VALIDATION, unpinnedTables * scan + filledEntries * validate, cpu);
    unpinnedTables = 0;
    filledEntries = 0;
  }

  /** An address space of so many page-table pages ends. */
  void destroy(int tables, GuestCpu cpu) {
    int kept = Math.min(tables, mostKept - keptTables);
    keptTables += kept;
    if (tables > kept) {
      hypercalls.call(Mechanism.PAGE_TABLE_VALIDATION, (tables - kept) * scan, cpu);
      protect(tables - kept, cpu);
    }
  }

  /** Changes whether the guest may write page-table pages: one entry of its kernel for each. */
  private void protect(int tables, GuestCpu cpu) {
    for (int i = 0; i < tables; i++) {
      hypercalls.updatePte(cpu);
    }
  }
}
