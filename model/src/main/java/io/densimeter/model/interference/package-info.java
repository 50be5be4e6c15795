/** What guests do to each other in the last-level cache and on the way to memory. */
@NullMarked
package io.densimeter.model.interference;

import org.jspecify.annotations.NullMarked;
