package io.densimeter.experiments.cost;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.experiments.spec.CarbonSpec;
import io.densimeter.experiments.spec.EmbodiedSpec;
import io.densimeter.experiments.spec.ExperimentSpec;
import io.densimeter.experiments.spec.GridSpec;
import io.densimeter.experiments.spec.HostSpec;
import io.densimeter.experiments.spec.OwnGridSpec;
import io.densimeter.model.energy.CarbonModel;
import io.densimeter.model.energy.EmbodiedCarbon;
import io.densimeter.model.energy.HourlyValues;
import io.densimeter.model.tco.CarbonCost;
import io.densimeter.model.tco.CostItem;
import io.densimeter.model.tco.CostedEstate;
import io.densimeter.model.tco.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the estates of an experiment emit, from its section on carbon. */
public final class CarbonPlan {
  private static final double NANOS_PER_YEAR = 8_760 * 3.6e12;
  private static final double BYTES_PER_GIB = 1L << 30;

  private final ExperimentSpec experiment;
  private final CarbonSpec spec;
  private final CarbonModel model;

  private CarbonPlan(ExperimentSpec experiment, CarbonSpec spec, Catalog catalog) {
    this.experiment = experiment;
    this.spec = spec;
    model = new CarbonModel(intensity(spec, catalog), spec.lifeNanos() / NANOS_PER_YEAR);
  }

  /** Returns the plan of an experiment; null when it has no section on carbon. */
  public static @Nullable CarbonPlan of(ExperimentSpec experiment, Catalog catalog) {
    var spec = experiment.carbon();
    return spec == null ? null : new CarbonPlan(experiment, spec, catalog);
  }

  /** Returns what an estate emits in a year. */
  public CarbonModel.Year year(CostedEstate estate) {
    return model.year(estate.energy(), experiment.tco().pue(), madeKilograms(estate));
  }

  /** Returns what the emissions of an estate cost; nothing without a price. */
  List<CostItem> items(CostedEstate estate) {
    return items(madeKilograms(estate));
  }

  /** Returns what those of the estate before consolidation cost: its hosts are there already. */
  List<CostItem> itemsBefore() {
    return items(0);
  }

  private List<CostItem> items(double embodiedKilograms) {
    var price = spec.price();
    return price == null
        ? List.of()
        : List.of(
            CarbonCost.of(
                "carbon",
                price.amount(),
                new Parameter("tco.pue", experiment.tco().pue()),
                new Parameter("tco.energy-use", 1),
                model,
                embodiedKilograms));
  }

  /** Returns what making the hosts of an estate emitted. */
  private double madeKilograms(CostedEstate estate) {
    double sum = 0;
    for (var costed : estate.hosts()) {
      for (var host : experiment.hosts()) {
        if (host.name().equals(costed.name())) {
          sum += costed.count() * embodiedKilograms(host);
        }
      }
    }
    return sum;
  }

  /** Returns what making a host emitted. */
  static double embodiedKilograms(HostSpec host) {
    var known = host.embodied();
    if (known instanceof EmbodiedSpec.Mass mass) {
      return mass.massKilograms();
    }
    var parts = known instanceof EmbodiedSpec.Parts more ? more : new EmbodiedSpec.Parts(0, 0, 0);
    return new EmbodiedCarbon(
            host.socketCount(),
            host.memoryBytes() / BYTES_PER_GIB,
            parts.disks(),
            parts.ssds(),
            parts.gpus())
        .kilograms();
  }

  private static HourlyValues intensity(CarbonSpec spec, Catalog catalog) {
    if (spec.grid() instanceof GridSpec.Constant constant) {
      return HourlyValues.constant(constant.intensityKilogramsPerKwh());
    }
    if (spec.grid() instanceof GridSpec.Hourly hourly) {
      return HourlyValues.of(
          hourly.hourlyKilogramsPerKwh().stream().mapToDouble(Double::doubleValue).toArray());
    }
    return HourlyValues.constant(named(spec, catalog).intensityKilogramsPerKwh());
  }

  /** Returns the named grid as the file or else the catalogue has it. */
  static OwnGridSpec named(CarbonSpec spec, Catalog catalog) {
    if (spec.grid() instanceof GridSpec.Named named) {
      var own = spec.grids().get(named.grid());
      return own == null ? catalog.grid(named.grid()) : own;
    }
    throw new IllegalStateException("A grid that is written out has no name.");
  }
}
