package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Setting;

/**
 * The page cache that all containers of a host share: a page of a file that all of them have (a
 * layer of the same image) is read from the disk by the first that needs it, and the others find it
 * in memory. So of the reads of such files, a container with {@code n − 1} busy neighbours makes
 * one in {@code n}.
 */
final class SharedPageCache {
  private final double sharedReads;
  private final double readers;
  private double sharedOwed;
  private double foundOwed;

  SharedPageCache(CostTable costs) {
    sharedReads = costs.setting(Setting.SHARED_READS);
    readers = Math.max(1, costs.setting(Setting.NEIGHBOURS));
  }

  /** Makes the open disk request, unless a neighbour has read the page. */
  void request(GuestCpu cpu) {
    sharedOwed += sharedReads;
    if (sharedOwed < 1) {
      return;
    }
    sharedOwed--;
    foundOwed += 1 - 1 / readers;
    if (foundOwed >= 1) {
      foundOwed--;
      cpu.charge(Mechanism.PAGE_CACHE, -cpu.openNative());
    }
  }
}
