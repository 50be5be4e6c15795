package io.densimeter.model.platform;

/** How a guest's addresses become the host's. */
public enum Paging {
  /** The guest's page tables are the hardware's: bare metal, containers, direct page tables. */
  DIRECT,
  /** The hypervisor keeps a second set of tables in step with the guest's. */
  SHADOW,
  /** The hardware walks two tables. */
  NESTED
}
