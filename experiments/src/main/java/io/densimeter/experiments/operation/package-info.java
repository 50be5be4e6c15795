/** Hosts of files made ready for the simulation of requests by operation. */
@NullMarked
package io.densimeter.experiments.operation;

import org.jspecify.annotations.NullMarked;
