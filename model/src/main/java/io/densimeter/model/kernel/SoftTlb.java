package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Setting;
import java.util.Arrays;

/**
 * The TLB that an emulator of the whole CPU keeps in software: a direct-mapped table that
 * translated code looks at for each access to memory, and {@value #VICTIMS} victims of collisions.
 *
 * <p>A page that is in neither is walked for in software and filled in. The entries carry no number
 * of an address space, so a switch empties the table, and the guest kernel's flush of the parent at
 * a fork does too; right after it a number of pages of kernel and process are filled in again,
 * whatever the process does. Sources: QEMU, accel/tcg/cputlb.c and target/i386 (load of CR3);
 * Linux, kernel/fork.c, dup_mmap.
 */
final class SoftTlb implements TranslatedMemory {
  private static final int VICTIMS = 8;
  private static final int NONE = -1;

  private final int[] pages;
  private final int[] victims = new int[VICTIMS];
  private final double refill;
  private final double flush;
  private final double store;
  private int nextVictim;

  SoftTlb(CostTable costs) {
    pages = new int[Integer.highestOneBit((int) costs.setting(Setting.SOFT_TLB_ENTRIES))];
    refill = costs.path(Path.GUEST_WALK) + costs.path(Path.SHADOW_FILL);
    flush = costs.path(Path.SHADOW_SWITCH) + costs.setting(Setting.REFILLED_ENTRIES) * refill;
    store = costs.path(Path.PTE_CALLOUT);
    empty();
  }

  @Override
  public void writePte(long operand, GuestCpu cpu) {
    cpu.charge(Mechanism.CALLOUT, store);
  }

  @Override
  public void touch(int page, GuestCpu cpu) {
    int slot = page & (pages.length - 1);
    if (pages[slot] == page) {
      return;
    }
    for (int i = 0; i < VICTIMS; i++) {
      if (victims[i] == page) {
        victims[i] = pages[slot];
        pages[slot] = page;
        return;
      }
    }
    victims[nextVictim] = pages[slot];
    nextVictim = (nextVictim + 1) & (VICTIMS - 1);
    pages[slot] = page;
    cpu.charge(Mechanism.SHADOW_PAGING, refill);
  }

  @Override
  public void switchSpace(int space, GuestCpu cpu) {
    empty();
    cpu.charge(Mechanism.SHADOW_PAGING, flush - cpu.openNative());
  }

  @Override
  public void createSpace(int space, GuestCpu cpu) {
    empty();
    cpu.charge(Mechanism.SHADOW_PAGING, flush);
  }

  @Override
  public void destroySpace(int space, GuestCpu cpu) {}

  @Override
  public void invalidate(int page, GuestCpu cpu) {
    int slot = page & (pages.length - 1);
    if (pages[slot] == page) {
      pages[slot] = NONE;
    }
    for (int i = 0; i < VICTIMS; i++) {
      if (victims[i] == page) {
        victims[i] = NONE;
      }
    }
    cpu.charge(Mechanism.CALLOUT, store);
  }

  private void empty() {
    Arrays.fill(pages, NONE);
    Arrays.fill(victims, NONE);
  }
}
