package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.CpuFeature;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;

/**
 * Nested paging: the guest handles its own faults and tables without exits, and pays with the
 * longer {@link NestedWalk} at each TLB miss. The first use of a page of guest memory is a nested
 * page fault.
 */
final class NestedPaging implements GuestPaging {
  /** Mappings of guest memory that are told apart; a power of two. */
  private static final int MAPPINGS = 1 << 16;

  private final NestedWalk walk;
  private final PageWalk bareWalk;
  private final int guestPages;
  private final VmExits exits;
  private final boolean tagged;
  private final int mappingShift;
  private final int refillEntries;
  private final double walkReference;
  private final double faultPath;
  private final double nestedFault;
  private final boolean[] backed = new boolean[MAPPINGS];

  NestedPaging(CostTable costs, VmExits exits) {
    this.exits = exits;
    int levels = costs.platform().walkLevels();
    int mappingPages = (int) costs.setting(Setting.BACKING_PAGES);
    guestPages = (int) costs.setting(Setting.GUEST_PAGES);
    bareWalk = new PageWalk(guestPages > 1 ? levels - 1 : levels, true);
    walk = new NestedWalk(levels, levels, costs.on(Setting.WALK_CACHES), mappingPages, guestPages);
    mappingShift = Integer.numberOfTrailingZeros(mappingPages);
    tagged = costs.platform().has(CpuFeature.TAGGED_TLB);
    refillEntries = (int) costs.setting(Setting.REFILLED_ENTRIES);
    walkReference = costs.primitive(Primitive.WALK_REFERENCE);
    faultPath = costs.setting(Setting.FAULT_REFERENCES) * walkReference;
    nestedFault = costs.path(Path.NESTED_FAULT_HANDLER);
  }

  @Override
  public void pageFault(int page, GuestCpu cpu) {
    if (faultPath > 0) {
      cpu.charge(Mechanism.NESTED_PAGING, faultPath);
    }
  }

  @Override
  public void writePte(long operand, GuestCpu cpu) {}

  @Override
  public void tlbMiss(int page, GuestCpu cpu) {
    int slot = (page >> mappingShift) & (MAPPINGS - 1);
    if (!backed[slot]) {
      backed[slot] = true;
      exits.take(ExitReason.NESTED_PAGE_FAULT, Mechanism.NESTED_PAGING, nestedFault, cpu);
    }
    double nested = walk.references(page) * walkReference;
    // Native prices are those of 4 KiB pages; larger ones shorten the walk of the bare machine too.
    double bare =
        guestPages > 1 ? bareWalk.references(page / guestPages) * walkReference : cpu.openNative();
    if (nested > bare) {
      cpu.charge(Mechanism.NESTED_PAGING, nested - bare);
    }
  }

  @Override
  public void switchSpace(int space, GuestCpu cpu) {
    walk.switchSpace();
    bareWalk.flush();
    // The entries in use right after the switch; their native walks are in the price of the switch.
    int references = 0;
    for (int entry = 0; entry < refillEntries; entry++) {
      references += walk.references(((long) space << 20) + entry * 512L) - 1;
    }
    cpu.charge(Mechanism.NESTED_PAGING, references * walkReference);
  }

  @Override
  public void createSpace(int space) {}

  @Override
  public void destroySpace(int space, GuestCpu cpu) {}

  @Override
  public void invalidate(int page, GuestCpu cpu) {}

  @Override
  public void afterExit() {
    if (!tagged) {
      walk.flush();
    }
  }
}
