package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.CpuFeature;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.workload.GuestOperation;

/**
 * Full virtualization by classical trap-and-emulate: the whole guest runs deprivileged, and every
 * privileged instruction traps, is decoded, emulated on the vCPU's state and resumed after.
 *
 * <p>A trap costs a VM exit where the CPU has hardware assistance, else an exception. A system call
 * and an exception trap twice: on the way to the guest kernel, and when the guest kernel executes
 * its privileged return. Page tables are shadowed, and each write to them traps.
 *
 * <p>Sources: Popek and Goldberg, "Formal requirements for virtualizable third generation
 * architectures", CACM 17(7), 1974; Adams and Agesen, ASPLOS 2006, section 2.
 *
 * @see io.densimeter.model.platform.CpuFeature#VIRTUALIZABLE
 */
final class TrapAndEmulateKernel implements CostKernel {
  private static final GuestOperation[] OPERATIONS = GuestOperation.values();

  private final GuestCpu cpu;
  private final ShadowPageTable shadow;
  private final EmulatedDevices devices;
  private final boolean ported;
  private final double trap;
  private final double trapAndEmulate;
  private final double systemCall;
  private final double exception;
  private final double guestWalk;
  private final double writeEmulate;
  private final double shadowFill;
  private final double shadowSwitch;
  private final double virtualInterrupt;

  TrapAndEmulateKernel(CostTable costs) {
    cpu = new GuestCpu(costs.platform());
    shadow = new ShadowPageTable((int) costs.setting(Setting.SHADOW_SPACES));
    trap = trap(costs);
    ported = !costs.on(Setting.TRACED_WRITES);
    trapAndEmulate = trap + costs.path(Path.TRAP_DECODE) + costs.path(Path.TRAP_EMULATE);
    double back = costs.setting(Setting.SYSTEM_CALL_TRAPS) == 1 ? 0 : trapAndEmulate;
    systemCall = trap + costs.path(Path.SYSTEM_CALL_RELAY) + back;
    exception = trap + costs.path(Path.EXCEPTION_RELAY) + back;
    guestWalk = costs.path(Path.GUEST_WALK);
    writeEmulate = trap + costs.path(Path.TRAP_DECODE) + costs.path(Path.WRITE_EMULATE);
    shadowFill = costs.path(Path.SHADOW_FILL);
    shadowSwitch = costs.path(Path.SHADOW_SWITCH);
    virtualInterrupt = costs.path(Path.VIRTUAL_INTERRUPT);
    devices = new EmulatedDevices(costs);
  }

  private static double trap(CostTable costs) {
    if (costs.has(Path.TRAP_STOP)) {
      return costs.path(Path.TRAP_STOP);
    }
    return costs.platform().has(CpuFeature.HARDWARE_ASSISTANCE)
        ? costs.primitive(Primitive.VM_EXIT_ROUND_TRIP)
        : costs.primitive(Primitive.EXCEPTION);
  }

  @Override
  public Technique technique() {
    return Technique.TRAP_AND_EMULATE;
  }

  @Override
  public double execute(int operation, long operand) {
    cpu.open(operation, operand);
    switch (OPERATIONS[operation]) {
      case COMPUTE, KERNEL_COMPUTE, CALL_RETURN, WAKE_UP -> {}
      case FILE_LOOKUP, FILE_REMOVE, FILE_OPEN, FILE_ACCESS, PROCESS_CREATE -> {}
      case SYSCALL -> cpu.charge(Mechanism.SYSTEM_CALL, systemCall);
      case EXCEPTION -> cpu.charge(Mechanism.TRAP, exception);
      case PAGE_FAULT -> cpu.charge(Mechanism.TRAP, exception + guestWalk);
      case PTE_WRITE -> {
        shadow.drop(GuestOperation.low(operand));
        if (!ported) {
          cpu.charge(Mechanism.SHADOW_PAGING, writeEmulate);
        }
      }
      case ADDRESS_SPACE_SWITCH -> {
        shadow.switchTo((int) operand);
        cpu.charge(Mechanism.SHADOW_PAGING, (ported ? 0 : trapAndEmulate) + shadowSwitch);
      }
      case INVALIDATE_PAGE -> {
        shadow.drop((int) operand);
        if (!ported) {
          cpu.charge(Mechanism.EMULATION, trapAndEmulate);
        }
      }
      case TLB_MISS -> {
        if (!shadow.touch((int) operand)) {
          cpu.charge(Mechanism.SHADOW_PAGING, trap + guestWalk + shadowFill);
        }
      }
      case PRIVILEGED, MSR_WRITE, CPUID -> {
        if (!ported) {
          cpu.charge(Mechanism.EMULATION, trapAndEmulate - cpu.openNative());
        }
      }
      case NULL_HYPERCALL -> cpu.charge(Mechanism.HYPERCALL, trapAndEmulate);
      case PORT_IO, MMIO -> devices.access(operand == 1, cpu);
      // Delivered by the VMM; the handler masks, acknowledges and returns with one trap each.
      case TIMER_TICK, IPI ->
          cpu.charge(
              Mechanism.INTERRUPT, trap + virtualInterrupt + (ported ? 0 : 3 * trapAndEmulate));
      case HALT -> {
        if (cpu.idleGap() > 0) {
          cpu.charge(Mechanism.IDLE, trapAndEmulate + trap + virtualInterrupt + trapAndEmulate);
        }
      }
      case DISK_REQUEST -> devices.diskRequest((int) operand, cpu);
      case PACKET_SEND -> devices.packet(true, (int) operand, cpu);
      case PACKET_RECEIVE -> devices.packet(false, (int) operand, cpu);
    }
    return cpu.close();
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
