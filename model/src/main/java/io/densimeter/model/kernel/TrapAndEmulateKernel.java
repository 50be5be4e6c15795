package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.CpuFeature;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.workload.GuestOperation;
import org.jspecify.annotations.Nullable;

/**
 * Full virtualization by classical trap-and-emulate: the whole guest runs deprivileged, and every
 * privileged instruction traps, is decoded, emulated on the vCPU's state and resumed after.
 *
 * <p>A trap costs a VM exit where the CPU has hardware assistance, else an exception. A system call
 * and an exception trap twice: on the way to the guest kernel, and when the guest kernel executes
 * its privileged return. Page tables are shadowed, and each write to them traps.
 *
 * <p>A guest kernel that was ported to run as a process of the host (User-mode Linux) has no
 * privileged instructions left: its processes are stopped through the host's kernel, by ptrace or
 * seccomp, at a price in time that does not follow the clock; it masks interrupts by its own means,
 * and its page tables become {@link HostMappings}.
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
  private final @Nullable HostMappings mappings;
  private final EmulatedDevices devices;
  private final double trap;
  private final double trapAndEmulate;
  private final double systemCall;
  private final double exception;
  private final double maskInterrupts;
  private final double systemCallCopy;
  private final double guestWalk;
  private final double writeEmulate;
  private final double shadowFill;
  private final double shadowSwitch;
  private final double virtualInterrupt;

  TrapAndEmulateKernel(CostTable costs) {
    cpu = new GuestCpu(costs.platform());
    shadow = new ShadowPageTable((int) costs.setting(Setting.SHADOW_SPACES));
    trap = trap(costs);
    mappings = costs.on(Setting.TRACED_WRITES) ? null : new HostMappings(costs);
    systemCallCopy = costs.has(Path.USER_COPY) ? costs.path(Path.USER_COPY) : 0;
    trapAndEmulate = trap + costs.path(Path.TRAP_DECODE) + costs.path(Path.TRAP_EMULATE);
    double back = costs.setting(Setting.SYSTEM_CALL_TRAPS) == 1 ? 0 : trapAndEmulate;
    systemCall = trap + costs.path(Path.SYSTEM_CALL_RELAY) + back;
    exception = trap + costs.path(Path.EXCEPTION_RELAY) + back;
    maskInterrupts = costs.has(Path.IN_PLACE_EMULATION) ? costs.path(Path.IN_PLACE_EMULATION) : 0;
    guestWalk = costs.path(Path.GUEST_WALK);
    boolean traced = mappings == null;
    writeEmulate =
        traced ? trap + costs.path(Path.TRAP_DECODE) + costs.path(Path.WRITE_EMULATE) : 0;
    shadowFill = traced ? costs.path(Path.SHADOW_FILL) : 0;
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
    if (mappings == null) {
      trapped(OPERATIONS[operation], operand);
    } else {
      ported(OPERATIONS[operation], operand, mappings);
    }
    return cpu.close();
  }

  /** What an unmodified guest kernel traps for: its page tables and privileged instructions. */
  private void trapped(GuestOperation operation, long operand) {
    switch (operation) {
      case PTE_WRITE -> {
        shadow.write(GuestOperation.low(operand));
        cpu.charge(Mechanism.SHADOW_PAGING, writeEmulate);
      }
      case ADDRESS_SPACE_SWITCH -> {
        shadow.switchTo((int) operand);
        cpu.charge(Mechanism.SHADOW_PAGING, trapAndEmulate + shadowSwitch);
      }
      case ADDRESS_SPACE_CREATE -> shadow.create(GuestOperation.high(operand));
      case ADDRESS_SPACE_DESTROY ->
          cpu.charge(
              Mechanism.SHADOW_PAGING, shadow.destroy(GuestOperation.high(operand)) * writeEmulate);
      case INVALIDATE_PAGE -> {
        shadow.drop((int) operand);
        cpu.charge(Mechanism.EMULATION, trapAndEmulate);
      }
      case TLB_MISS -> {
        if (!shadow.touch((int) operand)) {
          cpu.charge(Mechanism.SHADOW_PAGING, trap + guestWalk + shadowFill);
        }
      }
      case PRIVILEGED, MSR_READ, MSR_WRITE, CPUID, EOI ->
          cpu.charge(Mechanism.EMULATION, trapAndEmulate - cpu.openNative());
      // The handler masks, acknowledges and returns with one trap each.
      case TIMER_TICK, IPI -> interrupt(3 * trapAndEmulate);
      default -> either(operation, operand);
    }
  }

  /** What a guest kernel that was ported to a host does instead. */
  private void ported(GuestOperation operation, long operand, HostMappings host) {
    switch (operation) {
      case PTE_WRITE, INVALIDATE_PAGE -> host.change(cpu);
      case ADDRESS_SPACE_SWITCH -> {
        host.endBatch();
        cpu.charge(Mechanism.SHADOW_PAGING, shadowSwitch);
      }
      case ADDRESS_SPACE_CREATE -> {
        host.endBatch();
        host.create(cpu);
      }
      case PRIVILEGED -> cpu.charge(Mechanism.CALLOUT, maskInterrupts - cpu.openNative());
      default -> {
        host.endBatch();
        either(operation, operand);
      }
    }
  }

  /** What both pay for. */
  private void either(GuestOperation operation, long operand) {
    switch (operation) {
      case SYSCALL -> cpu.charge(Mechanism.SYSTEM_CALL, systemCall);
      case EXCEPTION -> cpu.charge(Mechanism.TRAP, exception);
      case PAGE_FAULT -> cpu.charge(Mechanism.TRAP, exception + guestWalk);
      case FILE_OPEN, FILE_LOOKUP, FILE_REMOVE -> cpu.charge(Mechanism.EMULATION, systemCallCopy);
      case NULL_HYPERCALL -> cpu.charge(Mechanism.HYPERCALL, trapAndEmulate);
      case PORT_IO, PORT_WRITE, MMIO, KICK -> devices.access(operand == 1, cpu);
      case TIMER_TICK, IPI -> interrupt(0);
      case HALT -> {
        if (cpu.idleGap() > 0) {
          cpu.charge(Mechanism.IDLE, trapAndEmulate + trap + virtualInterrupt + trapAndEmulate);
        }
      }
      case DISK_REQUEST -> devices.diskRequest((int) operand, cpu);
      case PACKET_SEND -> devices.packet(true, (int) operand, cpu);
      case PACKET_RECEIVE -> devices.packet(false, (int) operand, cpu);
      default -> {}
    }
  }

  private void interrupt(double handler) {
    cpu.charge(Mechanism.INTERRUPT, trap + virtualInterrupt + handler);
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
