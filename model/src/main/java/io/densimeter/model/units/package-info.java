/** Units, argument checks and problems: where text becomes a number. */
@NullMarked
package io.densimeter.model.units;

import org.jspecify.annotations.NullMarked;
