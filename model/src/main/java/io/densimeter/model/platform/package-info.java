/** Prices of a CPU generation and path lengths of a hypervisor or container engine. */
@NullMarked
package io.densimeter.model.platform;

import org.jspecify.annotations.NullMarked;
