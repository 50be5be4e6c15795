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
 * relay), instead of the native entry and return. Page tables are {@linkplain TracedShadow traced
 * shadows}. An emulator of the whole CPU translates user code too, needs no switches of privilege,
 * and keeps a {@link SoftTlb} instead of shadows.
 *
 * <pre>
 * system call  = 2 · exception + relay
 * exception    = native + 2 · exception + relay        (+ guest walk, when a page fault)
 * kernel code  = native · expansion + returns · lookup (+ translation, when it runs first)
 * </pre>
 *
 * <p>Source: Adams and Agesen, "A comparison of software and hardware techniques for x86
 * virtualization", ASPLOS 2006.
 */
final class BinaryTranslationKernel implements CostKernel {
  private static final GuestOperation[] OPERATIONS = GuestOperation.values();

  private final GuestCpu cpu;
  private final TranslationCache cache;
  private final TranslatedMemory memory;
  private final EmulatedDevices devices;
  private final double userExpansion;
  private final double kernelExpansion;
  private final double switches;
  private final double systemCallRelay;
  private final double exceptionRelay;
  private final double guestWalk;
  private final double inPlaceEmulation;
  private final double virtualInterrupt;

  BinaryTranslationKernel(CostTable costs) {
    cpu = new GuestCpu(costs.platform());
    cache = new TranslationCache(costs);
    boolean emulator = costs.on(Setting.SOFT_TLB_ENTRIES);
    memory = emulator ? new SoftTlb(costs) : new TracedShadow(costs);
    switches = emulator ? 0 : 2 * costs.primitive(Primitive.EXCEPTION);
    userExpansion = costs.setting(Setting.USER_EXPANSION);
    kernelExpansion = costs.setting(Setting.KERNEL_EXPANSION);
    systemCallRelay = costs.path(Path.SYSTEM_CALL_RELAY);
    exceptionRelay = costs.path(Path.EXCEPTION_RELAY);
    guestWalk = costs.path(Path.GUEST_WALK);
    inPlaceEmulation = costs.path(Path.IN_PLACE_EMULATION);
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
      case COMPUTE -> expand(userExpansion);
      case KERNEL_COMPUTE -> {
        expand(kernelExpansion);
        cache.run(GuestOperation.high(operand), cpu.openNative(), cpu);
      }
      case CALL_RETURN -> cache.callReturn((int) operand, cpu);
      // The VMM's gate takes the place of the guest's.
      case SYSCALL ->
          cpu.charge(Mechanism.SYSTEM_CALL, switches + systemCallRelay - cpu.openNative());
      case EXCEPTION -> cpu.charge(Mechanism.TRAP, switches + exceptionRelay);
      case PAGE_FAULT -> cpu.charge(Mechanism.TRAP, switches + exceptionRelay + guestWalk);
      case PTE_WRITE -> memory.writePte(operand, cpu);
      case ADDRESS_SPACE_SWITCH -> memory.switchSpace((int) operand, cpu);
      case ADDRESS_SPACE_CREATE -> memory.createSpace(GuestOperation.high(operand), cpu);
      case ADDRESS_SPACE_DESTROY -> memory.destroySpace(GuestOperation.high(operand), cpu);
      case INVALIDATE_PAGE -> memory.invalidate((int) operand, cpu);
      case TLB_MISS -> memory.touch((int) operand, cpu);
      // In the cache it runs instead of the native instruction.
      case PRIVILEGED, CPUID, MSR_READ, MSR_WRITE, EOI ->
          cpu.charge(Mechanism.CALLOUT, inPlaceEmulation - cpu.openNative());
      case PORT_IO, PORT_WRITE, MMIO, KICK -> devices.access(operand == 1, cpu);
      case TIMER_TICK, IPI -> cpu.charge(Mechanism.INTERRUPT, switches + virtualInterrupt);
      case HALT -> {
        if (cpu.idleGap() > 0) {
          cpu.charge(Mechanism.IDLE, switches + virtualInterrupt);
        }
      }
      case WAKE_UP -> expand(kernelExpansion);
      case PAUSE -> {}
      case FILE_LOOKUP, FILE_REMOVE, FILE_OPEN, FILE_ACCESS, PROCESS_CREATE -> {}
      case NULL_HYPERCALL -> cpu.charge(Mechanism.HYPERCALL, switches + exceptionRelay);
      case DISK_REQUEST -> devices.diskRequest((int) operand, cpu);
      case PACKET_SEND -> devices.packet(true, (int) operand, cpu);
      case PACKET_RECEIVE -> devices.packet(false, (int) operand, cpu);
    }
    return cpu.close();
  }

  /** An emulator of the whole CPU has no direct execution: all code is expanded. */
  private void expand(double expansion) {
    if (expansion != 1) {
      cpu.charge(Mechanism.EMULATION, (expansion - 1) * cpu.openNative());
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
