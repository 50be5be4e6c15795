/**
 * The rules by which planners of today size servers, beside which a simulated plan can be put. Each
 * is one published formula.
 */
@NullMarked
package io.densimeter.model.sizing;

import org.jspecify.annotations.NullMarked;
