package io.densimeter.model.kernel;

import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.StreamTransform;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.workload.GuestOperation;

/**
 * A kernel below an implementation that changes what the guest does: it executes the operations
 * that it is given, and those that come with them under that implementation ({@link
 * StreamTransform}).
 *
 * <p>A further fault on a file's page is on the next page, and brings the write of that page's
 * entry and its first use. The native price of what is executed besides is charged to the account,
 * but is no native work of the program: it is left out of {@link #nativeCycles}.
 */
final class TransformedKernel implements CostKernel {
  private static final int COMPUTE = GuestOperation.COMPUTE.ordinal();
  private static final int PAGE_FAULT = GuestOperation.PAGE_FAULT.ordinal();
  private static final int PTE_WRITE = GuestOperation.PTE_WRITE.ordinal();
  private static final int TLB_MISS = GuestOperation.TLB_MISS.ordinal();
  private static final int WAKE_UP = GuestOperation.WAKE_UP.ordinal();
  private static final int IPI = GuestOperation.IPI.ordinal();
  private static final int TO_HALTED = 1;

  private final CostKernel kernel;
  private final double moreFileFaults;
  private final double moreUserCode;
  private final double wakeUpIpis;
  private double owedFaults;
  private double owedCycles;
  private double owedIpis;
  private double extraNativeCycles;

  TransformedKernel(CostKernel kernel, Implementation implementation) {
    this.kernel = kernel;
    moreFileFaults = implementation.factor(StreamTransform.FILE_FAULTS) - 1;
    moreUserCode = implementation.factor(StreamTransform.USER_CODE) - 1;
    wakeUpIpis = implementation.factor(StreamTransform.WAKE_UP_IPIS);
  }

  @Override
  public Technique technique() {
    return kernel.technique();
  }

  @Override
  public double execute(int operation, long operand) {
    double cycles = kernel.execute(operation, operand);
    if (operation != COMPUTE && operation != PAGE_FAULT && operation != WAKE_UP) {
      return cycles;
    }
    double before = kernel.nativeCycles();
    if (operation == COMPUTE) {
      owedCycles += moreUserCode * operand;
      long whole = (long) owedCycles;
      owedCycles -= whole;
      cycles += whole == 0 ? 0 : kernel.execute(COMPUTE, whole);
    } else if (operation == WAKE_UP) {
      for (owedIpis += wakeUpIpis; owedIpis >= 1; owedIpis--) {
        cycles += kernel.execute(IPI, TO_HALTED);
      }
    } else if (GuestOperation.high(operand) != 0) {
      int page = GuestOperation.low(operand);
      for (owedFaults += moreFileFaults; owedFaults >= 1; owedFaults--) {
        page++;
        cycles += kernel.execute(PAGE_FAULT, page);
        cycles += kernel.execute(PTE_WRITE, GuestOperation.operand(page, 1));
        cycles += kernel.execute(TLB_MISS, page);
      }
    }
    extraNativeCycles += kernel.nativeCycles() - before;
    return cycles;
  }

  @Override
  public CycleLedger ledger() {
    return kernel.ledger();
  }

  @Override
  public double nativeCycles() {
    return kernel.nativeCycles() - extraNativeCycles;
  }

  @Override
  public double clockCycles() {
    return kernel.clockCycles();
  }
}
