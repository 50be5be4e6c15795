/** Calibration: from measured micro-benchmarks to a platform or an implementation. */
@NullMarked
package io.densimeter.experiments.calibrate;

import org.jspecify.annotations.NullMarked;
