package io.densimeter.model.kernel;

import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.workload.GuestOperation;
import io.densimeter.model.workload.NativeCost;

/**
 * What guest operations cost on the bare machine: the reference of every ratio, and the base that
 * each technique adds to.
 *
 * <p>The price of an operation is that of its hardware primitive. Software around it, such as a
 * fault handler or a driver, is in the stream as kernel code. A page walk costs its references;
 * interrupts of the network card are moderated to one in {@value #MODERATION_NANOS} ns (the usual
 * 8,000 to 20,000 a second of server cards), those of disks are not.
 */
public final class NativeMachine implements NativeCost {
  private static final GuestOperation[] OPERATIONS = GuestOperation.values();
  private static final double MODERATION_NANOS = 50_000;

  private static final int TLB_MISS = GuestOperation.TLB_MISS.ordinal();
  private static final int ADDRESS_SPACE_SWITCH = GuestOperation.ADDRESS_SPACE_SWITCH.ordinal();

  /** Stands for a price that depends on state. */
  private static final double STATEFUL = -1;

  private final double[] fixedCycles = new double[OPERATIONS.length];

  /** The bits of an operand that are cycles themselves: so code needs no branch of its own. */
  private final long[] cyclesOfOperand = new long[OPERATIONS.length];

  private final PageWalk walk;
  private final double walkReferenceCycles;
  private final double spaceSwitchCycles;
  private final double interruptCycles;
  private final double doorbellCycles;
  private final InterruptModeration moderation;

  /** Creates the bare machine of a platform. */
  public NativeMachine(Platform platform) {
    for (var operation : OPERATIONS) {
      fixedCycles[operation.ordinal()] = fixedCycles(operation, platform);
    }
    cyclesOfOperand[GuestOperation.COMPUTE.ordinal()] = -1;
    cyclesOfOperand[GuestOperation.KERNEL_COMPUTE.ordinal()] = 0xFFFF_FFFFL;
    walk = new PageWalk(platform.walkLevels(), true);
    walkReferenceCycles = platform.cycles(Primitive.WALK_REFERENCE);
    spaceSwitchCycles = platform.cycles(Primitive.ADDRESS_SPACE_SWITCH);
    interruptCycles = platform.cycles(Primitive.INTERRUPT);
    doorbellCycles = platform.cycles(Primitive.MMIO);
    moderation = new InterruptModeration(MODERATION_NANOS * platform.clockHertz() / 1e9);
  }

  @Override
  public double cycles(int operation, long operand, double nowCycles) {
    double fixed = fixedCycles[operation];
    return fixed >= 0
        ? fixed + (operand & cyclesOfOperand[operation])
        : stateful(operation, operand, nowCycles);
  }

  private double stateful(int operation, long operand, double nowCycles) {
    if (operation == TLB_MISS) {
      return walk.references(operand) * walkReferenceCycles;
    }
    if (operation == ADDRESS_SPACE_SWITCH) {
      walk.flush();
      return spaceSwitchCycles;
    }
    // A packet, with the interrupt of the moderated card when one is due.
    return moderation.raise(nowCycles) ? doorbellCycles + interruptCycles : 0;
  }

  private static double fixedCycles(GuestOperation operation, Platform platform) {
    return switch (operation) {
      case COMPUTE, KERNEL_COMPUTE, HALT, NULL_HYPERCALL -> 0;
      case FILE_LOOKUP, FILE_REMOVE, FILE_OPEN, FILE_ACCESS, PROCESS_CREATE -> 0;
      case ADDRESS_SPACE_CREATE, ADDRESS_SPACE_DESTROY -> 0;
      case TLB_MISS, ADDRESS_SPACE_SWITCH, PACKET_SEND, PACKET_RECEIVE -> STATEFUL;
      case DISK_REQUEST -> platform.cycles(Primitive.MMIO) + platform.cycles(Primitive.INTERRUPT);
      case CALL_RETURN -> platform.cycles(Primitive.CALL_RETURN);
      case SYSCALL -> platform.cycles(Primitive.SYSCALL);
      case EXCEPTION -> platform.cycles(Primitive.EXCEPTION);
      case PAGE_FAULT -> platform.cycles(Primitive.PAGE_FAULT);
      case PTE_WRITE -> platform.cycles(Primitive.PTE_WRITE);
      case INVALIDATE_PAGE -> platform.cycles(Primitive.INVALIDATE_PAGE);
      case PRIVILEGED -> platform.cycles(Primitive.PRIVILEGED);
      case CPUID -> platform.cycles(Primitive.CPUID);
      case MSR_WRITE -> platform.cycles(Primitive.MSR_WRITE);
      case PORT_IO -> platform.cycles(Primitive.PORT_IO);
      case MMIO -> platform.cycles(Primitive.MMIO);
      case TIMER_TICK ->
          platform.cycles(Primitive.INTERRUPT) + platform.cycles(Primitive.MSR_WRITE);
      case IPI -> platform.cycles(Primitive.IPI);
      // The end of an interrupt and a kick are uncached writes; a read of a register is taken to
      // cost a write of it, a write of a port a read of it, PAUSE an instruction inside the CPU.
      case EOI, KICK -> platform.cycles(Primitive.MMIO);
      case MSR_READ -> platform.cycles(Primitive.MSR_WRITE);
      case PORT_WRITE -> platform.cycles(Primitive.PORT_IO);
      case PAUSE -> platform.cycles(Primitive.PRIVILEGED);
      case WAKE_UP -> platform.cycles(Primitive.TASK_SWITCH);
    };
  }
}
