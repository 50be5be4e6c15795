/**
 * From the prices of an experiment file to the model of what an estate costs, and its breakdown.
 */
@NullMarked
package io.densimeter.experiments.cost;

import org.jspecify.annotations.NullMarked;
