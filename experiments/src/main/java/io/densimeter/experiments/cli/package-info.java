/** The command line. */
@NullMarked
package io.densimeter.experiments.cli;

import org.jspecify.annotations.NullMarked;
