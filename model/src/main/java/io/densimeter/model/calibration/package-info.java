/** Fitting prices to measured micro-benchmarks, with intervals and what the data leave open. */
@NullMarked
package io.densimeter.model.calibration;

import org.jspecify.annotations.NullMarked;
