/** Memory of a host that was promised more than once: sharing, ballooning and swapping. */
@NullMarked
package io.densimeter.model.memory;

import org.jspecify.annotations.NullMarked;
