package io.densimeter.model.tco;

import io.densimeter.model.units.Require;

/** How many units of a licence an estate must buy, by the rules that vendors use. */
public final class LicenceUnits {
  private LicenceUnits() {}

  /**
   * Returns the cores to license when every physical core counts.
   *
   * <pre>max(minimumOrder, max(minimumPerCpu, coresPerCpu) · cpusPerHost · hosts)</pre>
   *
   * <p>VMware by Broadcom counts at least 16 cores for a CPU, and 72 for an order since April 2025.
   *
   * @param coresPerCpu physical cores of one CPU
   * @param cpusPerHost CPUs of one host
   * @param hosts hosts to license
   * @param minimumPerCpu cores that a CPU counts as at least; 1 without such a rule
   * @param minimumOrder cores that an order has at least; 1 without such a rule
   */
  public static long cores(
      int coresPerCpu, int cpusPerHost, int hosts, int minimumPerCpu, int minimumOrder) {
    long counted =
        Math.max(
            Require.positive("coresPerCpu", coresPerCpu),
            Require.positive("minimumPerCpu", minimumPerCpu));
    long perHost = Math.multiplyExact(counted, Require.positive("cpusPerHost", cpusPerHost));
    return Math.max(
        Require.positive("minimumOrder", minimumOrder),
        Math.multiplyExact(perHost, Require.positive("hosts", hosts)));
  }

  /**
   * Returns how many units cover a number of things when a unit covers several: packs of two cores,
   * or licences for two guests that stack on one host.
   *
   * @param things what is to be covered, 1 or more
   * @param perUnit what one unit covers, 1 or more
   */
  public static long covering(long things, long perUnit) {
    Require.positive("things", things);
    return (things - 1) / Require.positive("perUnit", perUnit) + 1;
  }
}
