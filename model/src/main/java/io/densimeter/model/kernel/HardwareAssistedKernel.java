package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.workload.GuestOperation;

/**
 * Native virtualization: guest code of all privilege levels runs directly, and what the hypervisor
 * must see leaves guest mode as one of the {@link VmExits}. System calls and exceptions stay in the
 * guest. Paging is {@link ShadowPaging} or {@link NestedPaging}; interrupts are {@link
 * VirtualInterrupts}, {@link VirtualIpis} and those of a {@link VirtualTimer}; a vCPU without work
 * {@link VirtualHalts halts}, one that waits is in a {@link SpinLoop}; devices are {@link
 * VirtualDevices}.
 *
 * <p>Sources: Uhlig et al., "Intel virtualization technology", IEEE Computer 38(5), 2005; Adams and
 * Agesen, ASPLOS 2006, section 4.
 */
final class HardwareAssistedKernel implements CostKernel {
  private static final GuestOperation[] OPERATIONS = GuestOperation.values();

  private final GuestCpu cpu;
  private final VmExits exits;
  private final GuestPaging paging;
  private final VirtualInterrupts interrupts;
  private final VirtualDevices devices;
  private final VirtualTimer timer;
  private final VirtualHalts halts;
  private final VirtualIpis ipis;
  private final SpinLoop spin;
  private final double cpuidHandler;
  private final double hypercallHandler;
  private final double msrHandler;
  private final double msrReadHandler;

  HardwareAssistedKernel(CostTable costs) {
    cpu = new GuestCpu(costs.platform());
    exits = new VmExits(costs);
    paging =
        costs.implementation().paging() == Paging.SHADOW
            ? new ShadowPaging(costs, exits)
            : new NestedPaging(costs, exits);
    interrupts = new VirtualInterrupts(costs, exits);
    devices = new VirtualDevices(costs, exits, interrupts);
    timer = new VirtualTimer(costs, exits, interrupts);
    halts = new VirtualHalts(costs, exits, interrupts);
    ipis = new VirtualIpis(costs, exits, interrupts, halts);
    spin = new SpinLoop(costs, exits);
    cpuidHandler = costs.path(Path.CPUID_HANDLER);
    hypercallHandler = costs.path(Path.HYPERCALL_HANDLER);
    msrHandler = costs.path(Path.MSR_HANDLER);
    msrReadHandler =
        costs.has(Path.MSR_READ_HANDLER) ? costs.path(Path.MSR_READ_HANDLER) : msrHandler;
  }

  @Override
  public Technique technique() {
    return Technique.HARDWARE_ASSISTED;
  }

  @Override
  public double execute(int operation, long operand) {
    cpu.open(operation, operand);
    long exitsBefore = cpu.ledger().events(Mechanism.VM_EXIT);
    switch (OPERATIONS[operation]) {
      case COMPUTE, KERNEL_COMPUTE, CALL_RETURN, SYSCALL, EXCEPTION, PRIVILEGED -> {}
      case WAKE_UP -> {}
      case FILE_LOOKUP, FILE_REMOVE, FILE_OPEN, FILE_ACCESS, PROCESS_CREATE -> {}
      case ADDRESS_SPACE_CREATE -> paging.createSpace(GuestOperation.high(operand));
      case ADDRESS_SPACE_DESTROY -> paging.destroySpace(GuestOperation.high(operand), cpu);
      case PAGE_FAULT -> paging.pageFault((int) operand, cpu);
      case PTE_WRITE -> paging.writePte(operand, cpu);
      case TLB_MISS -> paging.tlbMiss((int) operand, cpu);
      case ADDRESS_SPACE_SWITCH -> paging.switchSpace((int) operand, cpu);
      case INVALIDATE_PAGE -> paging.invalidate((int) operand, cpu);
      case CPUID -> exits.emulate(ExitReason.CPUID, Mechanism.EXIT_HANDLER, cpuidHandler, cpu);
      case MSR_WRITE ->
          exits.emulate(ExitReason.MSR_WRITE, Mechanism.EXIT_HANDLER, msrHandler, cpu);
      case MSR_READ ->
          exits.emulate(ExitReason.MSR_READ, Mechanism.EXIT_HANDLER, msrReadHandler, cpu);
      case NULL_HYPERCALL ->
          exits.take(ExitReason.HYPERCALL, Mechanism.EXIT_HANDLER, hypercallHandler, cpu);
      case PORT_IO -> devices.readPort(operand == 1, cpu);
      case PORT_WRITE -> devices.writePort(operand == 1, cpu);
      case KICK -> devices.kick(operand == 1, cpu);
      case MMIO -> devices.mmio(operand == 1, cpu);
      case TIMER_TICK -> timer.tick(cpu);
      case IPI -> ipis.send(operand, cpu);
      case EOI -> interrupts.end(cpu);
      case HALT -> halts.halt(cpu.idleGap(), cpu);
      case PAUSE -> spin.pause(cpu);
      case DISK_REQUEST -> devices.diskRequest((int) operand, cpu);
      case PACKET_SEND -> devices.packet(true, (int) operand, cpu);
      case PACKET_RECEIVE -> devices.packet(false, (int) operand, cpu);
    }
    if (cpu.ledger().events(Mechanism.VM_EXIT) != exitsBefore) {
      paging.afterExit();
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
