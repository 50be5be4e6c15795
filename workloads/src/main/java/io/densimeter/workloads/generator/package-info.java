/** Generators of demand: traces made from a few figures instead of files. */
@NullMarked
package io.densimeter.workloads.generator;

import org.jspecify.annotations.NullMarked;
