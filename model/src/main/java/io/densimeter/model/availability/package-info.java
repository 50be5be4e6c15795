/** How long guests do not run, by cause, and what an estate keeps against it. */
@NullMarked
package io.densimeter.model.availability;

import org.jspecify.annotations.NullMarked;
