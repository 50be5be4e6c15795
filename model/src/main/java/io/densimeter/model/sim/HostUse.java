package io.densimeter.model.sim;

/**
 * One host over the trace.
 *
 * @param guests guests on it
 * @param on whether it was on; of one that was off all figures but its energy are 0
 * @param cpuMeanFraction mean CPU utilisation
 * @param cpuP95Fraction 95th percentile (nearest rank) of CPU utilisation over steps
 * @param energyKwh energy
 */
public record HostUse(
    int guests, boolean on, double cpuMeanFraction, double cpuP95Fraction, double energyKwh) {
  /** Returns a host that was never on; asleep it draws power too. */
  static HostUse off(double energyKwh) {
    return new HostUse(0, false, 0, 0, energyKwh);
  }
}
