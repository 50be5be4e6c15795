package io.densimeter.model.kernel;

/**
 * How a binary translator gives the guest its address spaces: traced shadows, or a TLB of its own.
 */
interface TranslatedMemory {
  /** The guest kernel writes a page-table entry. */
  void writePte(long operand, GuestCpu cpu);

  /** A page is used that the CPU's TLB does not hold. */
  void touch(int page, GuestCpu cpu);

  /** The guest kernel loads another page-table base. */
  void switchSpace(int space, GuestCpu cpu);

  /** The guest kernel makes an address space. */
  void createSpace(int space, GuestCpu cpu);

  /** The guest kernel tears an address space down. */
  void destroySpace(int space, GuestCpu cpu);

  /** The guest kernel invalidates a page. */
  void invalidate(int page, GuestCpu cpu);
}
