/** Operation fidelity: requests of guests, operation by operation, on the pCPUs of one host. */
@NullMarked
package io.densimeter.model.operation;

import org.jspecify.annotations.NullMarked;
