package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;

/**
 * Page walks after a switch through the hypervisor: its own code and data have pushed the guest's
 * tables out of the nearest cache, so the first walks pay their references again.
 *
 * <p>Source: Barham et al., SOSP 2003, table 4: what Xen adds to a context switch grows with the
 * pages of the working set, by 62 cycles each from 2p/0K to 2p/64K, which is two references.
 */
final class ColdWalks {
  private final int walks;
  private final double walk;
  private int left;

  ColdWalks(CostTable costs) {
    walks = (int) costs.setting(Setting.COLD_WALKS);
    walk = costs.platform().walkLevels() * costs.primitive(Primitive.WALK_REFERENCE);
  }

  /** The guest switched to another address space. */
  void switched() {
    left = walks;
  }

  /** The TLB misses. */
  void miss(GuestCpu cpu) {
    if (left > 0) {
      left--;
      cpu.charge(Mechanism.PAGE_TABLE_VALIDATION, walk);
    }
  }
}
