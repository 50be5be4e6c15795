package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Setting;

/**
 * The charge of a page to a control group: against a stock that the CPU holds, which is refilled
 * from the counters of every level when it is empty. So the dear atomic updates are paid once a
 * stock.
 *
 * <p>Source: Linux mm/memcontrol.c, {@code consume_stock} and {@code page_counter_try_charge}.
 */
final class MemoryCharge {
  private final double charge;
  private final double refill;
  private final int stockPages;
  private int stock;

  MemoryCharge(CostTable costs) {
    charge = costs.path(Path.CGROUP_CHARGE);
    refill = costs.path(Path.CGROUP_REFILL) * costs.setting(Setting.CGROUP_LEVELS);
    stockPages = (int) costs.setting(Setting.CGROUP_STOCK_PAGES);
  }

  /** Charges a page. */
  void page(GuestCpu cpu) {
    double cycles = charge;
    if (stock == 0) {
      stock = stockPages;
      cycles += refill;
    }
    stock--;
    cpu.charge(Mechanism.CGROUP, cycles);
  }
}
