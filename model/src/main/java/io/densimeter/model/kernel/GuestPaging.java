package io.densimeter.model.kernel;

/** How the paging of a hardware-assisted guest is virtualized: shadow or nested. */
interface GuestPaging {
  /** The guest takes a page fault of its own. */
  void pageFault(int page, GuestCpu cpu);

  /** The guest writes a page-table entry. */
  void writePte(long operand, GuestCpu cpu);

  /** The TLB misses on a page; the native walk is charged already. */
  void tlbMiss(int page, GuestCpu cpu);

  /** The guest switches to another address space. */
  void switchSpace(int space, GuestCpu cpu);

  /** The guest makes an address space. */
  void createSpace(int space);

  /** The guest tears an address space down: it clears the entries that it wrote. */
  void destroySpace(int space, GuestCpu cpu);

  /** The guest invalidates a page. */
  void invalidate(int page, GuestCpu cpu);

  /** The vCPU left guest mode, which flushes an untagged TLB. */
  void afterExit();
}
