package io.densimeter.model.platform;

import java.util.Arrays;
import java.util.Optional;

/** A feature of a CPU that a technique or an implementation needs. */
public enum CpuFeature {
  /** The x86 instruction set, which a translator or a ported guest kernel is written for. */
  X86("x86"),
  /** VT-x, AMD-V or the ARM hypervisor mode. */
  HARDWARE_ASSISTANCE("hardware-assistance"),
  /** EPT, NPT or stage-2 translation. */
  NESTED_PAGING("nested-paging"),
  /** TLB entries tagged by guest: VPID, ASID, VMID. */
  TAGGED_TLB("tagged-tlb"),
  /** Virtual interrupts delivered without an exit: APICv, AVIC, GICv4. */
  VIRTUAL_INTERRUPTS("virtual-interrupts"),
  /** Exits from a loop of PAUSE that has lasted for too long: PLE, pause filter. */
  PAUSE_LOOP_EXITS("pause-loop-exits"),
  /** Every sensitive instruction is privileged or can be made to trap. */
  VIRTUALIZABLE("virtualizable");

  private final String yamlName;

  CpuFeature(String yamlName) {
    this.yamlName = yamlName;
  }

  /** Returns the name in files. */
  public String yamlName() {
    return yamlName;
  }

  /** Returns the feature of that name in files. */
  public static Optional<CpuFeature> named(String yamlName) {
    return Arrays.stream(values()).filter(f -> f.yamlName.equals(yamlName)).findFirst();
  }
}
