/** Readers of trace formats: from files of the outside world to a demand trace. */
@NullMarked
package io.densimeter.workloads.trace;

import org.jspecify.annotations.NullMarked;
