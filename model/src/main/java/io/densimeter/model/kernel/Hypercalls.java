package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;

/**
 * Hypercalls, alone and in multicalls.
 *
 * <p>Page-table updates are queued while the guest is updating page tables ("lazy MMU mode") and
 * sent as one multicall when the queue is full or something else needs the hypervisor or the
 * tables. So the gate is paid once a batch, and the price of an update falls with the length of the
 * batch, as gate / n + item (Barham et al., "Xen and the art of virtualization", SOSP 2003, section
 * 3.3). A queue of one entry is a hypercall for each update.
 */
final class Hypercalls {
  private final double gate;
  private final double item;
  private final double validate;
  private final int batchEntries;
  private int pending;

  Hypercalls(CostTable costs) {
    gate = costs.primitive(Primitive.EXCEPTION) + costs.path(Path.HYPERCALL_ENTRY);
    item = costs.path(Path.HYPERCALL_ITEM);
    validate = costs.path(Path.PTE_VALIDATE);
    batchEntries = (int) costs.setting(Setting.MULTICALL_ENTRIES);
  }

  /** Queues a page-table update. */
  void updatePte(GuestCpu cpu) {
    pending++;
    if (pending >= batchEntries) {
      flush(cpu);
    }
  }

  /** Sends what is queued. */
  void flush(GuestCpu cpu) {
    if (pending > 0) {
      send(cpu);
    }
  }

  private void send(GuestCpu cpu) {
    cpu.charge(Mechanism.HYPERCALL, gate + pending * item);
    cpu.charge(Mechanism.PAGE_TABLE_VALIDATION, pending * validate);
    pending = 0;
  }

  /** Makes a hypercall now, with what is queued in front of it. */
  void call(Mechanism mechanism, double pathCycles, GuestCpu cpu) {
    flush(cpu);
    cpu.charge(Mechanism.HYPERCALL, gate);
    cpu.charge(mechanism, pathCycles);
  }
}
