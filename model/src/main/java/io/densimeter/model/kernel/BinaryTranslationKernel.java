package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.workload.GuestOperation;

/**
 * Full virtualization by binary translation with direct execution.
 *
 * <p>User code runs directly. Guest-kernel code runs from a {@link TranslationCache}. Privileged
 * instructions are emulated inside the cache, some cheaper than native ones. A system call enters
 * the VMM and leaves it (two switches of privilege at the price of an exception each, and the
 * relay). Page tables are shadowed: a page-table write is a trace fault until its code site has
 * been retranslated into a callout, the first use of a changed page is a hidden fault. An emulator
 * of the whole CPU translates user code too, at a price for all code, and needs no switches of
 * privilege.
 *
 * <pre>
 * system call  = native + 2 · exception + relay
 * exception    = native + 2 · exception + relay        (+ guest walk, when a page fault)
 * ptemod       = native + callout                      (+ exception, decode, emulate while it traps)
 * </pre>
 *
 * <p>Source: Adams and Agesen, "A comparison of software and hardware techniques for x86
 * virtualization", ASPLOS 2006.
 */
final class BinaryTranslationKernel implements CostKernel {
  private static final GuestOperation[] OPERATIONS = GuestOperation.values();

  private final GuestCpu cpu;
  private final TranslationCache cache;
  private final AdaptiveRetranslation retranslation;
  private final ShadowPageTable shadow;
  private final EmulatedDevices devices;
  private final double expansion;
  private final double switches;
  private final double trap;
  private final double systemCallRelay;
  private final double exceptionRelay;
  private final double guestWalk;
  private final double inPlaceEmulation;
  private final double pteCallout;
  private final double writeEmulate;
  private final double decode;
  private final double shadowFill;
  private final double shadowSwitch;
  private final double virtualInterrupt;

  BinaryTranslationKernel(CostTable costs) {
    cpu = new GuestCpu(costs.platform());
    cache = new TranslationCache(costs);
    retranslation = new AdaptiveRetranslation((int) costs.setting(Setting.ADAPTIVE_THRESHOLD));
    shadow = new ShadowPageTable((int) costs.setting(Setting.SHADOW_SPACES));
    trap = costs.primitive(Primitive.EXCEPTION);
    switches = costs.setting(Setting.USER_EXPANSION) > 1 ? 0 : 2 * trap;
    expansion = costs.setting(Setting.USER_EXPANSION);
    systemCallRelay = costs.path(Path.SYSTEM_CALL_RELAY);
    exceptionRelay = costs.path(Path.EXCEPTION_RELAY);
    guestWalk = costs.path(Path.GUEST_WALK);
    inPlaceEmulation = costs.path(Path.IN_PLACE_EMULATION);
    pteCallout = costs.path(Path.PTE_CALLOUT);
    writeEmulate = costs.path(Path.WRITE_EMULATE);
    decode = costs.path(Path.TRAP_DECODE);
    shadowFill = costs.path(Path.SHADOW_FILL);
    shadowSwitch = costs.path(Path.SHADOW_SWITCH);
    virtualInterrupt = costs.path(Path.VIRTUAL_INTERRUPT);
    devices = new EmulatedDevices(costs);
  }

  @Override
  public Technique technique() {
    return Technique.BINARY_TRANSLATION;
  }

  @Override
  public double execute(int operation, long operand) {
    cpu.open(operation, operand);
    switch (OPERATIONS[operation]) {
      case COMPUTE -> expand();
      case KERNEL_COMPUTE -> {
        expand();
        cache.run(GuestOperation.high(operand), cpu);
      }
      case CALL_RETURN -> cache.callReturn((int) operand, cpu);
      case SYSCALL -> cpu.charge(Mechanism.SYSTEM_CALL, switches + systemCallRelay);
      case EXCEPTION -> cpu.charge(Mechanism.TRAP, switches + exceptionRelay);
      case PAGE_FAULT -> cpu.charge(Mechanism.TRAP, switches + exceptionRelay + guestWalk);
      case PTE_WRITE -> writePte(operand);
      case ADDRESS_SPACE_SWITCH -> {
        shadow.switchTo((int) operand);
        cpu.charge(Mechanism.SHADOW_PAGING, shadowSwitch);
      }
      case INVALIDATE_PAGE -> {
        shadow.drop((int) operand);
        cpu.charge(Mechanism.CALLOUT, pteCallout);
      }
      case TLB_MISS -> touch((int) operand);
      // In the cache it runs instead of the native instruction.
      case PRIVILEGED, CPUID, MSR_WRITE ->
          cpu.charge(Mechanism.CALLOUT, inPlaceEmulation - cpu.openNative());
      case PORT_IO, MMIO -> devices.access(operand == 1, cpu);
      case TIMER_TICK, IPI -> cpu.charge(Mechanism.INTERRUPT, switches + virtualInterrupt);
      case HALT -> {
        if (cpu.idleGap() > 0) {
          cpu.charge(Mechanism.IDLE, switches + virtualInterrupt);
        }
      }
      case WAKE_UP -> {}
      case FILE_LOOKUP, FILE_REMOVE, FILE_OPEN, FILE_ACCESS, PROCESS_CREATE -> {}
      case NULL_HYPERCALL -> cpu.charge(Mechanism.HYPERCALL, switches + exceptionRelay);
      case DISK_REQUEST -> devices.diskRequest((int) operand, cpu);
      case PACKET_SEND -> devices.packet(true, (int) operand, cpu);
      case PACKET_RECEIVE -> devices.packet(false, (int) operand, cpu);
    }
    return cpu.close();
  }

  /** A translator that emulates the whole CPU has no direct execution: all code is expanded. */
  private void expand() {
    if (expansion > 1) {
      cpu.charge(Mechanism.EMULATION, (expansion - 1) * cpu.openNative());
    }
  }

  private void writePte(long operand) {
    shadow.drop(GuestOperation.low(operand));
    if (retranslation.traps(GuestOperation.high(operand))) {
      cpu.charge(Mechanism.SHADOW_PAGING, trap + decode + writeEmulate);
    } else {
      cpu.charge(Mechanism.CALLOUT, pteCallout);
    }
  }

  private void touch(int page) {
    if (!shadow.touch(page)) {
      cpu.charge(Mechanism.SHADOW_PAGING, switches + guestWalk + shadowFill);
    }
  }

  @Override
  public CycleLedger ledger() {
    return cpu.ledger();
  }

  @Override
  public double nativeCycles() {
    return cpu.nativeBusy();
  }

  @Override
  public double clockCycles() {
    return cpu.now();
  }
}
