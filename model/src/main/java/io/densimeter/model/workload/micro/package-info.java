/** Micro programs: small benchmarks of an operating system as sequences of guest operations. */
@NullMarked
package io.densimeter.model.workload.micro;

import org.jspecify.annotations.NullMarked;
