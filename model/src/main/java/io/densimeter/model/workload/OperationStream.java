package io.densimeter.model.workload;

import io.densimeter.model.units.Require;
import umontreal.ssj.rng.RandomStream;

/**
 * A profile turned into a seeded sequence of guest operations, as one vCPU would do them on the
 * bare machine.
 *
 * <p>Events of all kinds form one Poisson process over native CPU time; an event is a run of
 * operations of one kind, of geometric length. Between events there is user code and kernel code,
 * so that the kernel's share of native time comes out. A page fault is followed by the write of the
 * page's entry and the first use of the page. The guest goes idle after bursts of work of
 * exponential length; idle gaps are exponential, with the mean that makes the demand. Ticks come at
 * a fixed step of wall time.
 *
 * <p>An interrupt between vCPUs finds its target halted with a probability that falls with the
 * load: the vCPUs of a guest share its work evenly, so each is busy for the share of time that is
 * the demand, and beyond that the profile's {@link Shape#HALTED_TARGETS} are halted.
 */
public final class OperationStream {
  private static final int COMPUTE = GuestOperation.COMPUTE.ordinal();
  private static final int KERNEL_COMPUTE = GuestOperation.KERNEL_COMPUTE.ordinal();
  private static final int TIMER_TICK = GuestOperation.TIMER_TICK.ordinal();
  private static final int HALT = GuestOperation.HALT.ordinal();
  private static final int PTE_WRITE = GuestOperation.PTE_WRITE.ordinal();
  private static final int TLB_MISS = GuestOperation.TLB_MISS.ordinal();

  /** To a halted vCPU, without waiting for it. */
  private static final long WAKING_IPI = GuestOperation.operand(1, 1);

  /** To a vCPU that runs, without waiting for it. */
  private static final long PLAIN_IPI = GuestOperation.operand(0, 1);

  /** A run is cut at this length, so that a buffer always has room for it. */
  private static final int LONGEST_RUN = 256;

  private static final double GOLDEN_RATIO = 0.6180339887498949;

  private final NativeCost nativeCost;
  private final RandomStream random;
  private final GuestOperation[] kinds;
  private final double[] cumulativeShare;
  private final double[] stopProbability;
  private final double meanGapCycles;
  private final double kernelShare;
  private final double pagesPerSpace;
  private final double fileFaultShare;
  private final int addressSpaces;
  private final long tablePages;
  private final int kernelRoutines;
  private final int codeSites;
  private final long requestBytes;
  private final long packetBytes;
  private final double connectionPackets;
  private final double files;
  private final double writeShare;
  private final double meanBurstCycles;
  private final double meanIdleCycles;
  private final double tickCycles;
  private final boolean ticklessIdle;
  private final boolean onlyIdle;
  private final double haltedTargets;

  private final double[] lengthSequence;
  private double kindSequence;
  private double owedFileFaults;
  private double fileSequence;
  private double writesOwed;
  private long packets;
  private double busyCycles;
  private double wallCycles;
  private double kernelCycles;
  private double nextEventBusy;
  private double nextIdleBusy;
  private double nextTickWall;

  /**
   * Creates a stream.
   *
   * @param profile what the guest does
   * @param demandFraction native busy time over wall time of the vCPU, 0 to 1
   * @param clockHertz clock of the machine
   * @param nativeCost native price of each operation, of an instance that only this stream uses
   * @param random the stream's random numbers
   */
  public OperationStream(
      WorkloadProfile profile,
      double demandFraction,
      long clockHertz,
      NativeCost nativeCost,
      RandomStream random) {
    Require.fraction("demandFraction", demandFraction);
    this.nativeCost = nativeCost;
    this.random = random;
    kinds = profile.rates().keySet().toArray(GuestOperation[]::new);
    cumulativeShare = new double[kinds.length];
    stopProbability = new double[kinds.length];
    lengthSequence = new double[kinds.length];
    kindSequence = random.nextDouble();
    double runsPerSecond = 0;
    int kind = 0;
    for (var rate : profile.rates().values()) {
      runsPerSecond += rate.perCpuSecond() / rate.burst();
      cumulativeShare[kind] = runsPerSecond;
      stopProbability[kind] = 1 / rate.burst();
      lengthSequence[kind] = random.nextDouble();
      kind++;
    }
    for (int k = 0; k < kinds.length; k++) {
      cumulativeShare[k] /= runsPerSecond;
    }
    meanGapCycles =
        runsPerSecond == 0 ? Double.POSITIVE_INFINITY : profile.clockHertz() / runsPerSecond;
    kernelShare = profile.shape(Shape.KERNEL_SHARE);
    addressSpaces = (int) profile.shape(Shape.ADDRESS_SPACES);
    tablePages = (long) profile.shape(Shape.TABLE_PAGES);
    pagesPerSpace = Math.max(1, profile.shape(Shape.WORKING_SET_PAGES) / addressSpaces);
    fileFaultShare = profile.shape(Shape.FILE_FAULT_SHARE);
    kernelRoutines = (int) profile.shape(Shape.KERNEL_ROUTINES);
    codeSites = (int) profile.shape(Shape.CODE_SITES);
    requestBytes = (long) profile.shape(Shape.REQUEST_BYTES);
    packetBytes = (long) profile.shape(Shape.PACKET_BYTES);
    connectionPackets = profile.shape(Shape.CONNECTION_PACKETS);
    files = profile.shape(Shape.FILES);
    writeShare = profile.shape(Shape.WRITE_SHARE);
    meanBurstCycles = profile.clockHertz() / profile.shape(Shape.WAKE_UPS);
    onlyIdle = demandFraction == 0;
    meanIdleCycles = onlyIdle ? 0 : meanBurstCycles * (1 - demandFraction) / demandFraction;
    double haltedAtFullLoad =
        Require.fraction("halted-targets", profile.shape(Shape.HALTED_TARGETS));
    haltedTargets = 1 - demandFraction * (1 - haltedAtFullLoad);
    double ticks = profile.shape(Shape.TICKS);
    tickCycles = ticks == 0 ? Double.POSITIVE_INFINITY : clockHertz / ticks;
    ticklessIdle = profile.shape(Shape.TICKLESS_IDLE) != 0;
    nextTickWall = tickCycles;
    nextEventBusy = exponential(meanGapCycles);
    nextIdleBusy = exponential(meanBurstCycles);
  }

  /** Fills the buffer with the next operations of the stream, as far as whole events fit. */
  public void fill(OperationBuffer buffer) {
    buffer.clear();
    while (buffer.room() > 4 * LONGEST_RUN) {
      if (onlyIdle) {
        idleUntilTick(buffer);
      } else {
        step(buffer);
      }
    }
  }

  /** Returns native busy cycles so far. */
  public double busyCycles() {
    return busyCycles;
  }

  /** Returns wall cycles of the native schedule so far. */
  public double wallCycles() {
    return wallCycles;
  }

  private void idleUntilTick(OperationBuffer buffer) {
    double gap = ticklessIdle ? meanBurstCycles : nextTickWall - wallCycles;
    emitIdle(buffer, gap);
    if (!ticklessIdle) {
      emit(buffer, TIMER_TICK, 0);
      nextTickWall += tickCycles;
    }
  }

  private void step(OperationBuffer buffer) {
    if (wallCycles >= nextTickWall) {
      emit(buffer, TIMER_TICK, 0);
      nextTickWall += tickCycles;
    } else if (busyCycles >= nextIdleBusy) {
      nextIdleBusy = busyCycles + exponential(meanBurstCycles);
      if (meanIdleCycles > 0) {
        idle(buffer, exponential(meanIdleCycles));
      }
    } else if (busyCycles >= nextEventBusy) {
      nextEventBusy += exponential(meanGapCycles);
      emitRun(buffer);
    } else {
      double untilTick = nextTickWall - wallCycles;
      double untilEvent = Math.min(nextEventBusy, nextIdleBusy) - busyCycles;
      compute(buffer, Math.max(1, Math.min(untilTick, untilEvent)));
    }
  }

  private void idle(OperationBuffer buffer, double gapCycles) {
    if (ticklessIdle) {
      emitIdle(buffer, gapCycles);
      nextTickWall = Math.max(nextTickWall, wallCycles);
      return;
    }
    double left = gapCycles;
    while (left > 0 && buffer.room() > 3 * LONGEST_RUN) {
      double part = Math.min(left, Math.max(1, nextTickWall - wallCycles));
      emitIdle(buffer, part);
      left -= part;
      if (wallCycles >= nextTickWall) {
        emit(buffer, TIMER_TICK, 0);
        nextTickWall += tickCycles;
      }
    }
  }

  private void emitIdle(OperationBuffer buffer, double cycles) {
    long whole = Math.max(1, (long) cycles);
    buffer.add(HALT, whole);
    wallCycles += whole;
  }

  private void compute(OperationBuffer buffer, double cycles) {
    long whole = (long) Math.min(StrictMath.ceil(cycles), Integer.MAX_VALUE);
    if (kernelCycles < kernelShare * busyCycles) {
      double popularity = random.nextDouble();
      int routine = (int) (kernelRoutines * popularity * popularity * popularity);
      emit(buffer, KERNEL_COMPUTE, GuestOperation.operand(whole, routine));
    } else {
      emit(buffer, COMPUTE, whole);
    }
  }

  private void emitRun(OperationBuffer buffer) {
    kindSequence = next(kindSequence);
    int k = 0;
    while (cumulativeShare[k] < kindSequence && k < kinds.length - 1) {
      k++;
    }
    int length = 1;
    if (stopProbability[k] < 1) {
      lengthSequence[k] = next(lengthSequence[k]);
      double u = 1 - lengthSequence[k];
      length = 1 + (int) (StrictMath.log(u) / StrictMath.log(1 - stopProbability[k]));
      length = Math.min(length, LONGEST_RUN);
    }
    for (int i = 0; i < length; i++) {
      emitOne(buffer, kinds[k]);
    }
  }

  private static double next(double sequence) {
    double sum = sequence + GOLDEN_RATIO;
    return sum - Math.floor(sum);
  }

  private void emitOne(OperationBuffer buffer, GuestOperation kind) {
    switch (kind) {
      case PAGE_FAULT -> {
        long page = page();
        owedFileFaults += fileFaultShare;
        long file = owedFileFaults >= 1 ? 1 : 0;
        owedFileFaults -= file;
        emit(buffer, kind.ordinal(), GuestOperation.operand(page, file));
        emit(buffer, PTE_WRITE, GuestOperation.operand(page, site()));
        emit(buffer, TLB_MISS, page);
      }
      case PTE_WRITE -> emit(buffer, PTE_WRITE, GuestOperation.operand(page(), site()));
      case TLB_MISS, INVALIDATE_PAGE -> emit(buffer, kind.ordinal(), page());
      case ADDRESS_SPACE_SWITCH -> emit(buffer, kind.ordinal(), space());
      case ADDRESS_SPACE_CREATE, ADDRESS_SPACE_DESTROY ->
          emit(buffer, kind.ordinal(), GuestOperation.operand(tablePages, space()));
      case CALL_RETURN -> emit(buffer, kind.ordinal(), (long) (random.nextDouble() * 512));
      case IPI ->
          emit(
              buffer, kind.ordinal(), random.nextDouble() < haltedTargets ? WAKING_IPI : PLAIN_IPI);
      case DISK_REQUEST -> emit(buffer, kind.ordinal(), requestBytes);
      case FILE_LOOKUP, FILE_REMOVE -> emit(buffer, kind.ordinal(), file());
      case FILE_OPEN, FILE_ACCESS ->
          emit(buffer, kind.ordinal(), GuestOperation.operand(file(), write()));
      case PACKET_SEND, PACKET_RECEIVE ->
          emit(buffer, kind.ordinal(), GuestOperation.operand(packetBytes, connection()));
      default -> emit(buffer, kind.ordinal(), 0);
    }
  }

  private void emit(OperationBuffer buffer, int operation, long operand) {
    double cycles = nativeCost.cycles(operation, operand, wallCycles);
    busyCycles += cycles;
    wallCycles += cycles;
    if (operation != COMPUTE && operation != TLB_MISS) {
      kernelCycles += cycles;
    }
    buffer.add(operation, operand);
  }

  /**
   * Pages are the likelier the lower their number: a squared uniform, as working sets are skewed.
   */
  private long page() {
    double u = random.nextDouble();
    return (long) (pagesPerSpace * u * u);
  }

  private long space() {
    return (long) (random.nextDouble() * addressSpaces);
  }

  /** Files are the likelier the lower their number, as pages are. */
  private long file() {
    fileSequence = next(fileSequence);
    return (long) (files * fileSequence * fileSequence);
  }

  /** Returns 1 for every access that writes, spread evenly. */
  private long write() {
    writesOwed += writeShare;
    if (writesOwed < 1) {
      return 0;
    }
    writesOwed--;
    return 1;
  }

  private long connection() {
    packets++;
    return (long) (packets / Math.max(1, connectionPackets)) & Integer.MAX_VALUE;
  }

  private long site() {
    return (long) (random.nextDouble() * codeSites);
  }

  private double exponential(double mean) {
    if (mean == Double.POSITIVE_INFINITY) {
      return Double.MAX_VALUE;
    }
    return -mean * StrictMath.log(1 - random.nextDouble());
  }
}
