package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.workload.GuestOperation;

/**
 * Shadow page tables of a software VMM: a write to a guest table is a trace fault, until its code
 * site has been retranslated into a callout; the first use of a changed page is a hidden fault.
 * When an address space goes, the guest kernel clears each entry of it, in tables that are still
 * traced (Adams and Agesen, ASPLOS 2006, sections 3.3 and 3.4).
 */
final class TracedShadow implements TranslatedMemory {
  /** The one place of the guest kernel that clears entries when an address space goes. */
  private static final int TEAR_DOWN_SITE = AdaptiveRetranslation.SITES - 1;

  private final ShadowPageTable shadow;
  private final AdaptiveRetranslation retranslation;
  private final double traceFault;
  private final double callout;
  private final double hiddenFault;
  private final double spaceSwitch;

  TracedShadow(CostTable costs) {
    shadow = new ShadowPageTable((int) costs.setting(Setting.SHADOW_SPACES));
    retranslation = new AdaptiveRetranslation((int) costs.setting(Setting.ADAPTIVE_THRESHOLD));
    double trap = costs.primitive(Primitive.EXCEPTION);
    traceFault = trap + costs.path(Path.TRAP_DECODE) + costs.path(Path.WRITE_EMULATE);
    callout = costs.path(Path.PTE_CALLOUT);
    hiddenFault = 2 * trap + costs.path(Path.GUEST_WALK) + costs.path(Path.SHADOW_FILL);
    spaceSwitch = costs.path(Path.SHADOW_SWITCH);
  }

  @Override
  public void writePte(long operand, GuestCpu cpu) {
    shadow.write(GuestOperation.low(operand));
    write(GuestOperation.high(operand), cpu);
  }

  private void write(int site, GuestCpu cpu) {
    if (retranslation.traps(site)) {
      cpu.charge(Mechanism.SHADOW_PAGING, traceFault);
    } else {
      cpu.charge(Mechanism.CALLOUT, callout);
    }
  }

  @Override
  public void touch(int page, GuestCpu cpu) {
    if (!shadow.touch(page)) {
      cpu.charge(Mechanism.SHADOW_PAGING, hiddenFault);
    }
  }

  @Override
  public void switchSpace(int space, GuestCpu cpu) {
    shadow.switchTo(space);
    cpu.charge(Mechanism.SHADOW_PAGING, spaceSwitch);
  }

  @Override
  public void createSpace(int space, GuestCpu cpu) {
    shadow.create(space);
  }

  @Override
  public void destroySpace(int space, GuestCpu cpu) {
    for (int entries = shadow.destroy(space); entries > 0; entries--) {
      write(TEAR_DOWN_SITE, cpu);
    }
  }

  @Override
  public void invalidate(int page, GuestCpu cpu) {
    shadow.drop(page);
    cpu.charge(Mechanism.CALLOUT, callout);
  }
}
