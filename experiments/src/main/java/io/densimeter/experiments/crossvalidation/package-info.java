/** Cross-validation: each calibration source predicted without the figures that stem from it. */
@NullMarked
package io.densimeter.experiments.crossvalidation;

import org.jspecify.annotations.NullMarked;
