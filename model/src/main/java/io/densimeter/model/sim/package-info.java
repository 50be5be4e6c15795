/** The event loop, the random streams and the simulation of an estate. */
@NullMarked
package io.densimeter.model.sim;

import org.jspecify.annotations.NullMarked;
