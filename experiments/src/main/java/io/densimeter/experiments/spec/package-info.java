/**
 * The experiment as immutable records, and the pure step from a file to scenarios: parse, validate,
 * expand the sweep.
 */
@NullMarked
package io.densimeter.experiments.spec;

import org.jspecify.annotations.NullMarked;
