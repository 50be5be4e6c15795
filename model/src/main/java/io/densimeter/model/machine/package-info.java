/** Hosts, guests and the power a host draws. */
@NullMarked
package io.densimeter.model.machine;

import org.jspecify.annotations.NullMarked;
