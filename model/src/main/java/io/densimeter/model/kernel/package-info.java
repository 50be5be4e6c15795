/** Executable cost kernels: one file per technique, one file per mechanism. */
@NullMarked
package io.densimeter.model.kernel;

import org.jspecify.annotations.NullMarked;
