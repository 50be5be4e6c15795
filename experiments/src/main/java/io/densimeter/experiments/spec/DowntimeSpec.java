package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Priced;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it costs when guests do not run.
 *
 * @param name what the bill calls it
 * @param timeNanos downtime of a guest in a year; null for that by failures and patches
 * @param price what an hour of it costs
 * @param only the plans that have this cost; empty for all
 */
@Doc("What it costs when guests do not run.")
public record DowntimeSpec(
    @Doc("What the bill calls it.") String name,
    @Doc("Downtime of a guest in a year; left out, that by failures and patches, by cause.")
        @Unit(value = Dimension.TIME, usual = "min")
        @Nullable Long timeNanos,
    @Doc("What an hour of a guest's downtime costs.") @Priced(Money.Per.HOUR) Money price,
    @Doc("The plans that have this cost; left out, all.") @Default("[]") List<Plan> only) {}
