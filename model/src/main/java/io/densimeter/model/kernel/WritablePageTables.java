package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;

/**
 * The writable page tables of Xen 2.0 to 3.0.2: the first write to a page-table page faults; the
 * hypervisor keeps a copy of the page, unhooks it from the directory and lets the guest write. The
 * next use of the region, which faults as the page is unhooked, or the next call that needs the
 * tables, compares the page with the copy, checks the entries that differ, and hooks it in again.
 *
 * <p>So an entry costs (fault + copy + comparison) / n and its check, n being the writes to the
 * page in between: less than a hypercall for a long run, more for a single write.
 *
 * <p>Source: Xen 2.0, xen/arch/x86/mm.c, {@code ptwr_do_page_fault} and {@code ptwr_flush}, which
 * hold one such page of the running address space. The second one, of another space, is left out.
 */
final class WritablePageTables implements PageTables {
  private static final int TABLE_BYTES = 4096;
  private static final int NONE = -1;

  /** Pages that a table of two levels maps: 1,024; more levels have entries of twice the size. */
  private final int tableShift;

  private final double fault;
  private final double disconnect;
  private final double scan;
  private final double validate;
  private int looseTable = NONE;
  private int writes;

  WritablePageTables(CostTable costs) {
    tableShift = costs.platform().walkLevels() == 2 ? 10 : 9;
    fault = costs.primitive(Primitive.PAGE_FAULT);
    disconnect =
        costs.path(Path.TABLE_DISCONNECT) + TABLE_BYTES * costs.primitive(Primitive.COPY_BYTE);
    scan = costs.path(Path.TABLE_SCAN);
    validate = costs.path(Path.PTE_VALIDATE);
  }

  @Override
  public void write(int page, GuestCpu cpu) {
    int table = page >>> tableShift;
    if (table != looseTable) {
      settle(cpu);
      cpu.charge(Mechanism.TRAP, fault + disconnect);
      looseTable = table;
    }
    writes++;
  }

  @Override
  public void use(int page, GuestCpu cpu) {
    if (page >>> tableShift == looseTable) {
      cpu.charge(Mechanism.TRAP, fault);
      settle(cpu);
    }
  }

  @Override
  public void settle(GuestCpu cpu) {
    if (looseTable == NONE) {
      return;
    }
    cpu.charge(Mechanism.PAGE_TABLE_VALIDATION, scan + writes * validate);
    looseTable = NONE;
    writes = 0;
  }
}
