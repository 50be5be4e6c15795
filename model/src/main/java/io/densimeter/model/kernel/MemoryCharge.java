package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Setting;

/**
 * The charge of memory to a control group: against a stock that the CPU holds, which is refilled
 * from the counters of every level when it is empty. So the dear atomic updates are paid once a
 * stock. What was charged is freed again in the long run, in batches that update the counters of
 * every level once. Kernel objects are charged by bytes: a page of objects takes a page of the
 * stock.
 *
 * <p>Source: Linux mm/memcontrol.c, {@code consume_stock}, {@code page_counter_try_charge}, {@code
 * uncharge_batch} and {@code obj_cgroup_charge}.
 */
final class MemoryCharge {
  /** Objects of a process are of 200 bytes (a mapping) to 10 KiB (a task): sixteen to a page. */
  private static final int OBJECTS_OF_PAGE = 16;

  private final double charge;
  private final double object;
  private final double counters;
  private final int stockPages;
  private final int freePages;
  private final int forkObjects;
  private int stock;
  private int charged;

  MemoryCharge(CostTable costs) {
    double levels = costs.setting(Setting.CGROUP_LEVELS);
    charge = levels == 0 ? 0 : costs.path(Path.CGROUP_CHARGE);
    object = levels == 0 ? 0 : costs.path(Path.CGROUP_OBJECT);
    counters = levels == 0 ? 0 : costs.path(Path.CGROUP_REFILL) * levels;
    stockPages = (int) costs.setting(Setting.CGROUP_STOCK_PAGES);
    freePages = (int) costs.setting(Setting.CGROUP_FREE_PAGES);
    forkObjects = levels == 0 ? 0 : (int) costs.setting(Setting.FORK_OBJECTS);
  }

  /** Charges a page. */
  void page(GuestCpu cpu) {
    if (counters > 0) {
      cpu.charge(Mechanism.CGROUP, charge + countersOfPage());
    }
  }

  /** Charges the kernel objects of a new process. */
  void process(GuestCpu cpu) {
    if (forkObjects > 0) {
      double cycles = forkObjects * object;
      for (int page = 0; page < forkObjects / OBJECTS_OF_PAGE; page++) {
        cycles += countersOfPage();
      }
      cpu.charge(Mechanism.CGROUP, cycles);
    }
  }

  private double countersOfPage() {
    double cycles = 0;
    if (stock == 0) {
      stock = stockPages;
      cycles = counters;
    }
    stock--;
    charged++;
    if (charged == freePages) {
      charged = 0;
      cycles += counters;
    }
    return cycles;
  }
}
