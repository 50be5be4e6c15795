package io.densimeter.model.kernel;

import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Technique;

/** The bare machine: every operation at its native price. */
final class BareMetalKernel implements CostKernel {
  private final GuestCpu cpu;

  BareMetalKernel(Platform platform) {
    cpu = new GuestCpu(platform);
  }

  @Override
  public Technique technique() {
    return Technique.BARE_METAL;
  }

  @Override
  public double execute(int operation, long operand) {
    cpu.open(operation, operand);
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
