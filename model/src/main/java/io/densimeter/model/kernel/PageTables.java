package io.densimeter.model.kernel;

/** How the entries of pinned page tables change: by hypercalls, or by writes to a loose table. */
interface PageTables {
  /** The guest writes an entry of a table that is in use. */
  void write(int page, GuestCpu cpu);

  /** The CPU walks the tables for a page, or faults on it. */
  void use(int page, GuestCpu cpu);

  /** Something other than an entry needs the hypervisor: all changes have to be valid by then. */
  void settle(GuestCpu cpu);
}
