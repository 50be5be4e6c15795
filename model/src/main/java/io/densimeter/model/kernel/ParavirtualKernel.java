package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.workload.GuestOperation;

/**
 * Paravirtualization: the guest kernel was changed to make {@link Hypercalls} instead of sensitive
 * instructions.
 *
 * <p>Page tables are direct: the hardware uses the guest's own, which only validated updates
 * change. System calls go straight to the guest kernel where the architecture allows it, else they
 * bounce through the hypervisor. Faults always bounce. Interrupts are events of an {@link
 * EventChannel}, devices are rings to a {@link DriverDomain}.
 *
 * <p>Source: Barham et al., "Xen and the art of virtualization", SOSP 2003.
 */
final class ParavirtualKernel implements CostKernel {
  private static final GuestOperation[] OPERATIONS = GuestOperation.values();

  private final GuestCpu cpu;
  private final Hypercalls hypercalls;
  private final EventChannel events;
  private final DriverDomain driverDomain;
  private final double systemCallBounce;
  private final double faultBounce;
  private final double baseSwitch;
  private final double inPlaceEmulation;
  private final double emulate;
  private final double eventSend;
  private final double halt;

  ParavirtualKernel(CostTable costs) {
    cpu = new GuestCpu(costs.platform());
    hypercalls = new Hypercalls(costs);
    events = new EventChannel(costs);
    driverDomain = new DriverDomain(costs, hypercalls, events);
    systemCallBounce = costs.path(Path.SYSTEM_CALL_BOUNCE);
    faultBounce = costs.path(Path.FAULT_BOUNCE);
    baseSwitch = costs.path(Path.BASE_SWITCH);
    inPlaceEmulation = costs.path(Path.IN_PLACE_EMULATION);
    emulate = costs.path(Path.TRAP_EMULATE);
    eventSend = costs.path(Path.EVENT_SEND);
    halt = costs.path(Path.HALT_HANDLER);
  }

  @Override
  public Technique technique() {
    return Technique.PARAVIRTUAL;
  }

  @Override
  public double execute(int operation, long operand) {
    cpu.open(operation, operand);
    var kind = OPERATIONS[operation];
    if (kind != GuestOperation.PTE_WRITE) {
      hypercalls.flush(cpu);
    }
    switch (kind) {
      case COMPUTE, KERNEL_COMPUTE, CALL_RETURN, TLB_MISS, WAKE_UP -> {}
      case FILE_LOOKUP, FILE_REMOVE, FILE_OPEN, FILE_ACCESS, PROCESS_CREATE -> {}
      case SYSCALL -> cpu.charge(Mechanism.SYSTEM_CALL, systemCallBounce);
      case EXCEPTION, PAGE_FAULT -> cpu.charge(Mechanism.FAULT_BOUNCE, faultBounce);
      case PTE_WRITE -> hypercalls.updatePte(cpu);
      case ADDRESS_SPACE_SWITCH ->
          hypercalls.call(Mechanism.PAGE_TABLE_VALIDATION, baseSwitch, cpu);
      case INVALIDATE_PAGE -> hypercalls.call(Mechanism.HYPERCALL, 0, cpu);
      // The interrupt flag is a byte in memory shared with the hypervisor.
      case PRIVILEGED -> cpu.charge(Mechanism.CALLOUT, inPlaceEmulation - cpu.openNative());
      case CPUID, MSR_WRITE, PORT_IO, MMIO -> hypercalls.call(Mechanism.EMULATION, emulate, cpu);
      case NULL_HYPERCALL -> hypercalls.call(Mechanism.HYPERCALL, 0, cpu);
      case TIMER_TICK -> {
        events.deliver(Mechanism.TIMER, cpu);
        hypercalls.call(Mechanism.TIMER, 0, cpu);
      }
      case IPI -> {
        hypercalls.call(Mechanism.EVENT_CHANNEL, eventSend, cpu);
        events.deliver(Mechanism.EVENT_CHANNEL, cpu);
      }
      case HALT -> {
        if (cpu.idleGap() > 0) {
          hypercalls.call(Mechanism.IDLE, halt, cpu);
          cpu.charge(Mechanism.IDLE, events.upcall());
        }
      }
      case DISK_REQUEST -> driverDomain.diskRequest((int) operand, cpu);
      case PACKET_SEND -> driverDomain.packet(true, (int) operand, cpu);
      case PACKET_RECEIVE -> driverDomain.packet(false, (int) operand, cpu);
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
