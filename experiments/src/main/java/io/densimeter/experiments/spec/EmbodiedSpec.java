package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Bare;
import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.units.Dimension;

/** What making a host emitted. */
@Doc("What making a host emitted: a mass of CO2e, or the parts that it is estimated from.")
public sealed interface EmbodiedSpec {
  /**
   * A known mass.
   *
   * @param massKilograms CO2e over the life of a host
   */
  @Doc("CO2e of making a host, as its maker declares it.")
  @Bare
  record Mass(@Unit(Dimension.CARBON) double massKilograms) implements EmbodiedSpec {}

  /**
   * Parts beyond the sockets and the memory that the host says.
   *
   * @param disks hard disks
   * @param ssds solid-state disks
   * @param gpus graphics processors
   */
  @Doc("Parts beyond sockets and memory, which the host says; as Cloud Carbon Footprint counts.")
  record Parts(
      @Doc("Hard disks.") @Default("0") @Between(least = "0", most = "1000") int disks,
      @Doc("Solid-state disks.") @Default("0") @Between(least = "0", most = "1000") int ssds,
      @Doc("Graphics processors.") @Default("0") @Between(least = "0", most = "1000") int gpus)
      implements EmbodiedSpec {}
}
