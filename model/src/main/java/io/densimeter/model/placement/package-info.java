/** Which guest starts on which host, and why a plan is infeasible. */
@NullMarked
package io.densimeter.model.placement;

import org.jspecify.annotations.NullMarked;
