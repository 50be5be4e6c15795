package io.densimeter.workloads.measured;

/**
 * One measured figure.
 *
 * @param name of a benchmark, an exit reason in capitals, or an accessed register
 * @param kind what it is
 * @param amount the figure, more than zero
 * @param unit its unit
 * @param deviationFraction standard deviation of the figure over the figure, as the tool printed
 *     it; 0 when it printed none
 * @param samples how often it was measured; 0 when the tool does not say
 * @param line line of the file, from 1
 */
public record MeasuredValue(
    String name,
    Kind kind,
    double amount,
    Unit unit,
    double deviationFraction,
    long samples,
    int line) {

  /** What a figure is. */
  public enum Kind {
    /** The cost of an operation, seen by who does it. */
    BENCHMARK,
    /** The mean time from a VM exit to the next entry, for one exit reason. */
    EXIT,
    /** As {@link #EXIT}, for a halted vCPU: waiting, not work. */
    IDLE,
    /** The mean time of accesses to one register or port. */
    ACCESS
  }

  /** What the amount counts. */
  public enum Unit {
    /** Nanoseconds. */
    NANOSECONDS,
    /** Cycles of the CPU's clock. */
    CYCLES,
    /** Cycles for an instruction. */
    CYCLES_PER_INSTRUCTION
  }
}
