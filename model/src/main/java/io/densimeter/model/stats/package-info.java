/** Metrics, declared once, and the intervals of replicated figures. */
@NullMarked
package io.densimeter.model.stats;

import org.jspecify.annotations.NullMarked;
