package io.densimeter.experiments.reference;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.units.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of the errors of a role, taken without sign.
 *
 * @param medianFraction bound of the median; null for none
 * @param p90Fraction bound of the 90th percentile; null for none
 * @param maxFraction bound of the largest; null for none
 */
@Doc("Bounds of the errors of a role.")
public record Bounds(
    @Doc("Bound of the median.") @Unit(Dimension.SHARE) @Between(most = "1000 %")
        @Nullable Double medianFraction,
    @Doc("Bound of the 90th percentile.") @Unit(Dimension.SHARE) @Between(most = "1000 %")
        @Nullable Double p90Fraction,
    @Doc("Bound of the largest.") @Unit(Dimension.SHARE) @Between(most = "1000 %")
        @Nullable Double maxFraction) {}
