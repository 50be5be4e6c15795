/** What users have measured: readers of the outputs of micro-benchmarks and exit statistics. */
@NullMarked
package io.densimeter.workloads.measured;

import org.jspecify.annotations.NullMarked;
