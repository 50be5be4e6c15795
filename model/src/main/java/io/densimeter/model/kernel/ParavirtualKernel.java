package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.workload.GuestOperation;

/**
 * Paravirtualization: the guest kernel was changed to make {@link Hypercalls} instead of sensitive
 * instructions.
 *
 * <p>The hardware uses the guest's own page tables, which change by hypercall ({@link
 * DirectPageTables}) or by writes that are checked afterwards ({@link WritablePageTables}); whole
 * address spaces are checked at their {@link Pinning}. System calls and faults take the ways of
 * {@link GuestEntry}. Interrupts are events of an {@link EventChannel}, devices are rings to a
 * {@link DriverDomain}.
 *
 * <p>Source: Barham et al., "Xen and the art of virtualization", SOSP 2003.
 */
final class ParavirtualKernel implements CostKernel {
  private static final GuestOperation[] OPERATIONS = GuestOperation.values();

  private final GuestCpu cpu;
  private final Hypercalls hypercalls;
  private final PageTables tables;
  private final Pinning pinning;
  private final ColdWalks coldWalks;
  private final GuestEntry entry;
  private final EventChannel events;
  private final DriverDomain driverDomain;
  private final double baseSwitch;
  private final double inPlaceEmulation;
  private final double emulate;
  private final double eventSend;
  private final double halt;

  ParavirtualKernel(CostTable costs) {
    cpu = new GuestCpu(costs.platform());
    hypercalls = new Hypercalls(costs);
    tables =
        costs.on(Setting.WRITABLE_TABLES)
            ? new WritablePageTables(costs)
            : new DirectPageTables(hypercalls);
    pinning = new Pinning(costs, hypercalls);
    coldWalks = new ColdWalks(costs);
    entry = new GuestEntry(costs);
    events = new EventChannel(costs);
    driverDomain = new DriverDomain(costs, hypercalls, events);
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
    switch (kind) {
      case PTE_WRITE -> {
        if (!pinning.takes()) {
          tables.write(GuestOperation.low(operand), cpu);
        }
      }
      // A run of packets is handled in one go: the updates for their pages stay queued.
      case PACKET_SEND -> driverDomain.send((int) operand, cpu);
      case PACKET_RECEIVE -> driverDomain.receive((int) operand, cpu);
      case COMPUTE, KERNEL_COMPUTE, CALL_RETURN, WAKE_UP, PAUSE -> hypercalls.flush(cpu);
      case FILE_LOOKUP, FILE_REMOVE, FILE_OPEN, FILE_ACCESS, PROCESS_CREATE ->
          hypercalls.flush(cpu);
      case TLB_MISS -> {
        hypercalls.flush(cpu);
        tables.use((int) operand, cpu);
        coldWalks.miss(cpu);
      }
      default -> {
        hypercalls.flush(cpu);
        executeRarer(kind, operand);
      }
    }
    return cpu.close();
  }

  private void executeRarer(GuestOperation kind, long operand) {
    switch (kind) {
      case SYSCALL -> entry.systemCall(cpu);
      case EXCEPTION -> entry.fault(cpu);
      case PAGE_FAULT -> {
        tables.use((int) operand, cpu);
        entry.fault(cpu);
      }
      case ADDRESS_SPACE_CREATE -> pinning.create((int) operand, cpu);
      case ADDRESS_SPACE_DESTROY -> {
        tables.settle(cpu);
        pinning.destroy((int) operand, cpu);
      }
      case ADDRESS_SPACE_SWITCH -> {
        tables.settle(cpu);
        pinning.activate(cpu);
        hypercalls.call(Mechanism.PAGE_TABLE_VALIDATION, baseSwitch, cpu);
        coldWalks.switched();
      }
      case INVALIDATE_PAGE -> {
        tables.settle(cpu);
        hypercalls.call(Mechanism.HYPERCALL, 0, cpu);
      }
      // The interrupt flag is a byte in memory shared with the hypervisor.
      case PRIVILEGED -> cpu.charge(Mechanism.CALLOUT, inPlaceEmulation - cpu.openNative());
      case CPUID, MSR_READ, MSR_WRITE, PORT_IO, PORT_WRITE, MMIO ->
          hypercalls.call(Mechanism.EMULATION, emulate, cpu);
      case KICK -> hypercalls.call(Mechanism.EVENT_CHANNEL, eventSend, cpu);
      // An event is over when its pending bit is cleared, in memory shared with the hypervisor.
      case EOI -> cpu.charge(Mechanism.CALLOUT, inPlaceEmulation - cpu.openNative());
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
          events.deliver(Mechanism.IDLE, cpu);
        }
      }
      case DISK_REQUEST -> driverDomain.diskRequest((int) operand, cpu);
      case COMPUTE,
          KERNEL_COMPUTE,
          CALL_RETURN,
          FILE_LOOKUP,
          FILE_REMOVE,
          FILE_OPEN,
          FILE_ACCESS,
          PROCESS_CREATE,
          WAKE_UP,
          PAUSE,
          TLB_MISS,
          PTE_WRITE,
          PACKET_SEND,
          PACKET_RECEIVE ->
          throw new IllegalStateException(kind + " is executed before.");
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
