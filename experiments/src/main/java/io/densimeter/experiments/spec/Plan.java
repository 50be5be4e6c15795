package io.densimeter.experiments.spec;

import io.densimeter.model.platform.Technique;

/** What a cost may be limited to: the estate as it is, or one under a technique. */
public enum Plan {
  /** The estate before consolidation. */
  UNCONSOLIDATED,
  /** The estate on bare metal. */
  BARE_METAL,
  /** The estate under binary translation. */
  BINARY_TRANSLATION,
  /** The estate under trap and emulate. */
  TRAP_AND_EMULATE,
  /** The paravirtual estate. */
  PARAVIRTUAL,
  /** The estate under one kernel for each host. */
  OS_LEVEL,
  /** The estate under hardware assistance. */
  HARDWARE_ASSISTED;

  /** Returns the plan of a technique. */
  public static Plan of(Technique technique) {
    return valueOf(technique.name());
  }
}
