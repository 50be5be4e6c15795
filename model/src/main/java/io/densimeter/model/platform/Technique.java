package io.densimeter.model.platform;

import java.util.Arrays;
import java.util.Optional;

/** The ways to virtualize a server, with bare metal as the reference of every ratio. */
public enum Technique {
  /** Guest operations at native price, one OS per server. */
  BARE_METAL("bare-metal"),
  /** Full virtualization: guest-kernel code runs from a translation cache. */
  BINARY_TRANSLATION("binary-translation"),
  /** Full virtualization, classical: every privileged instruction traps. */
  TRAP_AND_EMULATE("trap-and-emulate"),
  /** A modified guest kernel makes hypercalls. */
  PARAVIRTUAL("paravirtual"),
  /** Containers on one kernel. */
  OS_LEVEL("os-level"),
  /** Native virtualization: VM exits, shadow or nested paging. */
  HARDWARE_ASSISTED("hardware-assisted");

  private final String yamlName;

  Technique(String yamlName) {
    this.yamlName = yamlName;
  }

  /** Returns the name in experiment files and results. */
  public String yamlName() {
    return yamlName;
  }

  /** Returns the technique of that name in experiment files. */
  public static Optional<Technique> named(String yamlName) {
    return Arrays.stream(values()).filter(t -> t.yamlName.equals(yamlName)).findFirst();
  }
}
