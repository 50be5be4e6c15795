/**
 * What distributions of values in an experiment file make of its costs: samples, intervals, the
 * strongest assumptions, and where two plans cost the same.
 */
@NullMarked
package io.densimeter.experiments.uncertainty;

import org.jspecify.annotations.NullMarked;
