/** Carrying out an experiment: from its scenarios to the data that reports are made from. */
@NullMarked
package io.densimeter.experiments.run;

import org.jspecify.annotations.NullMarked;
