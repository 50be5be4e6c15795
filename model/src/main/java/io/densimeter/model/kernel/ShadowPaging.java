package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.workload.GuestOperation;

/**
 * Shadow paging by VM exits: every guest page fault, page-table write, invalidation and switch of
 * the address space leaves guest mode (Adams and Agesen, ASPLOS 2006, section 4).
 */
final class ShadowPaging implements GuestPaging {
  /** The one place of the guest kernel that clears entries when an address space goes. */
  private static final int TEAR_DOWN_SITE = AdaptiveRetranslation.SITES - 1;

  private final ShadowPageTable shadow;
  private final AdaptiveRetranslation unsynchronised;
  private final VmExits exits;
  private final double reflect;
  private final double writeEmulate;
  private final double hiddenFault;
  private final double shadowSwitch;
  private final double invalidate;

  ShadowPaging(CostTable costs, VmExits exits) {
    this.exits = exits;
    shadow = new ShadowPageTable((int) costs.setting(Setting.SHADOW_SPACES));
    unsynchronised = new AdaptiveRetranslation((int) costs.setting(Setting.UNSYNC_THRESHOLD));
    double walk = costs.path(Path.GUEST_WALK);
    reflect = walk + costs.path(Path.EXCEPTION_RELAY);
    writeEmulate = costs.path(Path.TRAP_DECODE) + costs.path(Path.WRITE_EMULATE);
    hiddenFault = walk + costs.path(Path.SHADOW_FILL);
    shadowSwitch = costs.path(Path.CR_HANDLER) + costs.path(Path.SHADOW_SWITCH);
    invalidate = costs.path(Path.CR_HANDLER);
  }

  @Override
  public void pageFault(int page, GuestCpu cpu) {
    exits.take(ExitReason.EXCEPTION, Mechanism.SHADOW_PAGING, reflect, cpu);
  }

  @Override
  public void createSpace(int space) {
    shadow.create(space);
  }

  @Override
  public void destroySpace(int space, GuestCpu cpu) {
    for (int entries = shadow.destroy(space); entries > 0; entries--) {
      if (unsynchronised.traps(TEAR_DOWN_SITE)) {
        exits.take(ExitReason.EXCEPTION, Mechanism.SHADOW_PAGING, writeEmulate, cpu);
      }
    }
  }

  @Override
  public void writePte(long operand, GuestCpu cpu) {
    shadow.write(GuestOperation.low(operand));
    // A table that is written again and again may go out of step until the next invalidation.
    if (unsynchronised.traps(GuestOperation.high(operand))) {
      exits.take(ExitReason.EXCEPTION, Mechanism.SHADOW_PAGING, writeEmulate, cpu);
    }
  }

  @Override
  public void tlbMiss(int page, GuestCpu cpu) {
    if (!shadow.touch(page)) {
      exits.take(ExitReason.EXCEPTION, Mechanism.SHADOW_PAGING, hiddenFault, cpu);
    }
  }

  @Override
  public void switchSpace(int space, GuestCpu cpu) {
    shadow.switchTo(space);
    exits.take(ExitReason.CR_ACCESS, Mechanism.SHADOW_PAGING, shadowSwitch, cpu);
  }

  @Override
  public void invalidate(int page, GuestCpu cpu) {
    shadow.drop(page);
    exits.take(ExitReason.INVLPG, Mechanism.SHADOW_PAGING, invalidate, cpu);
  }

  @Override
  public void afterExit() {}
}
