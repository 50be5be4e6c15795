/** The workloads module. */
@NullMarked
package io.densimeter.workloads;

import org.jspecify.annotations.NullMarked;
