package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;

/**
 * VM exits of a vCPU, counted by reason in the ledger.
 *
 * <pre>cycles = round trip + accesses · control-structure access + dispatch + handler</pre>
 *
 * <p>Round trips: Agesen, Mattson, Rugina and Sheldon, "Software techniques for avoiding hardware
 * virtualization exits", USENIX ATC 2012, table 1; control-structure accesses: Adams and Agesen,
 * ASPLOS 2006, table 1.
 */
final class VmExits {
  private final double roundTrip;
  private final double common;

  VmExits(CostTable costs) {
    roundTrip = costs.primitive(Primitive.VM_EXIT_ROUND_TRIP);
    common =
        costs.setting(Setting.VMCS_ACCESSES) * costs.primitive(Primitive.VMCS_ACCESS)
            + costs.path(Path.EXIT_DISPATCH);
  }

  /** Takes one exit, with that handler between exit and entry, charged to that mechanism. */
  void take(ExitReason reason, Mechanism mechanism, double handlerCycles, GuestCpu cpu) {
    cpu.countExit(reason);
    cpu.charge(Mechanism.VM_EXIT, roundTrip + common);
    if (handlerCycles > 0) {
      cpu.charge(mechanism, handlerCycles);
    }
  }

  /**
   * Takes one exit that replaces the native instruction: the handler stands for it, so its native
   * price is taken off again.
   */
  void emulate(ExitReason reason, Mechanism mechanism, double handlerCycles, GuestCpu cpu) {
    take(reason, mechanism, 0, cpu);
    cpu.charge(mechanism, handlerCycles - cpu.openNative());
  }
}
