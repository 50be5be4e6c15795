package io.densimeter.model.sim;

/**
 * What consolidation did, with the metrics of Beloglazov and Buyya.
 *
 * @param migrations migrations begun
 * @param hostShutdowns times that a host was switched off
 * @param slatahFraction SLA violation time per active host: share of its time on that a host's CPU
 *     was exhausted, mean over the hosts that were on at all
 * @param pdmFraction performance degradation by migrations: share of a guest's CPU demand that was
 *     lost to its migrations, mean over guests
 * @param slavFraction SLATAH times PDM
 * @param esvKwh energy times SLAV
 * @param downtimeNanos time that a guest stood still in a migration, mean over migrations
 * @param transferredBytes bytes that migrations sent
 * @see <a href="https://doi.org/10.1002/cpe.1867">Beloglazov and Buyya, CCPE 24(13), 2012, section
 *     6.2</a>
 */
public record ConsolidationUse(
    long migrations,
    long hostShutdowns,
    double slatahFraction,
    double pdmFraction,
    double slavFraction,
    double esvKwh,
    double downtimeNanos,
    double transferredBytes) {

  static ConsolidationUse of(
      HostTable hosts, IntervalSweep sweep, Consolidation consolidation, double energyKwh) {
    double exhausted = 0;
    int used = 0;
    for (int host = 0; host < hosts.count; host++) {
      if (hosts.stepsOn[host] > 0) {
        used++;
        exhausted += (double) sweep.saturatedSteps[host] / hosts.stepsOn[host];
      }
    }
    double slatah = exhausted / used;
    double pdm = consolidation.degradationMean();
    return new ConsolidationUse(
        consolidation.migrations(),
        consolidation.hostShutdowns(),
        slatah,
        pdm,
        slatah * pdm,
        energyKwh * slatah * pdm,
        consolidation.migrations() == 0
            ? 0
            : consolidation.downtimeNanos() / consolidation.migrations(),
        consolidation.transferredBytes());
  }
}
