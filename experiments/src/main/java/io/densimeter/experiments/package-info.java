/** The experiments module. */
@NullMarked
package io.densimeter.experiments;

import org.jspecify.annotations.NullMarked;
