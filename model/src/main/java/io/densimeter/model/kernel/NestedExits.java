package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;

/**
 * What an exit costs beyond itself when the hypervisor of the guest (L1) is itself a guest of
 * another one (L0): a composition of exits.
 *
 * <p>The exit of the nested guest (L2) goes to L0, which reflects it to L1 as if L1 had taken it.
 * The handler of L1 reads and writes its control structure; each access is an exit to L0, or, with
 * a shadow of the structure, a plain access. At the end L1 enters its guest, which is an exit to L0
 * as well, and L0 merges the two structures. The handler itself is charged by who takes the exit:
 * it costs in L1 what it costs in L0.
 *
 * <p>Source: Ben-Yehuda et al., "The Turtles project: design and implementation of nested
 * virtualization", OSDI 2010, sections 3.1 and 4.2 (31 exits of L1 for an access of L2 to a port).
 */
final class NestedExits {
  private final boolean nesting;
  private final int exitsOfHypervisor;
  private final double exit;
  private final double accessHandler;
  private final double mergingAndAccesses;

  /**
   * Creates the composition.
   *
   * @param exitCycles an exit to L0, its handler left out
   */
  NestedExits(CostTable costs, double exitCycles) {
    nesting = costs.on(Setting.NESTING);
    if (!nesting) {
      exitsOfHypervisor = 0;
      exit = 0;
      accessHandler = 0;
      mergingAndAccesses = 0;
      return;
    }
    boolean shadowed = costs.on(Setting.VMCS_SHADOWING);
    double accesses = costs.setting(Setting.NESTED_ACCESSES);
    exitsOfHypervisor = shadowed ? 0 : (int) accesses;
    exit = exitCycles;
    // An access is emulated like the lightest hypercall.
    accessHandler = costs.path(Path.HYPERCALL_HANDLER);
    mergingAndAccesses =
        costs.path(Path.NESTED_REFLECT)
            + costs.path(Path.EXIT_DISPATCH)
            + (shadowed ? accesses * costs.primitive(Primitive.VMCS_ACCESS) : 0)
            + costs.path(Path.NESTED_ENTER);
  }

  /** Passes an exit that was just taken on to L1, and enters L2 again. */
  void reflect(GuestCpu cpu) {
    if (!nesting) {
      return;
    }
    for (int access = 0; access < exitsOfHypervisor; access++) {
      takeInHypervisor(accessHandler, cpu);
    }
    takeInHypervisor(mergingAndAccesses, cpu);
  }

  private void takeInHypervisor(double handlerCycles, GuestCpu cpu) {
    cpu.countExit(ExitReason.NESTED_CONTROL);
    cpu.charge(Mechanism.VM_EXIT, exit);
    cpu.charge(Mechanism.NESTING, handlerCycles);
  }
}
