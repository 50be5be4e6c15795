/** The regression check of modelled overheads against a committed baseline. */
@NullMarked
package io.densimeter.experiments.check;

import org.jspecify.annotations.NullMarked;
