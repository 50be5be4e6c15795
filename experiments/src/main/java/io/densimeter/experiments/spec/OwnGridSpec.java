package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Shorthand;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.units.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * A grid with its carbon intensity.
 *
 * @param intensityKilogramsPerKwh carbon intensity, mean over a year
 * @param source where it comes from; null for the experiment file
 */
@Doc("A grid with its carbon intensity, mean over a year.")
@Shorthand("intensity")
public record OwnGridSpec(
    @Doc("Carbon intensity, mean over a year.") @Unit(Dimension.CARBON_INTENSITY)
        double intensityKilogramsPerKwh,
    @Doc("Where it comes from, with a date.") @Nullable String source) {}
