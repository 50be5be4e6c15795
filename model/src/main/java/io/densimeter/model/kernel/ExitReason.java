package io.densimeter.model.kernel;

/** Why a guest left guest mode, in neutral words. */
public enum ExitReason {
  /** CPUID, which exits unconditionally on VT-x. */
  CPUID,
  /** The vCPU halts. */
  HLT,
  /** A port access. */
  IO,
  /** An access to a memory-mapped register (EPT misconfiguration, APIC access, #NPF on MMIO). */
  MMIO,
  /** A write to a model-specific register. */
  MSR_WRITE,
  /** A move to a control register. */
  CR_ACCESS,
  /** INVLPG. */
  INVLPG,
  /** VMCALL, VMMCALL, HVC. */
  HYPERCALL,
  /** A physical interrupt arrived in guest mode. */
  INTERRUPT,
  /** The end of an interrupt at an emulated interrupt controller. */
  EOI,
  /** An interrupt command to another vCPU. */
  IPI,
  /** A guest exception that the hypervisor intercepts (page faults under shadow paging). */
  EXCEPTION,
  /** A nested page fault (EPT violation, #NPF). */
  NESTED_PAGE_FAULT,
  /** A read of a model-specific register. */
  MSR_READ,
  /** A loop of PAUSE that lasted for too long. */
  PAUSE,
  /** A hypervisor that is itself a guest reads or writes its control structure, or enters. */
  NESTED_CONTROL
}
