/** The density of a host under a service level: its file, its search and its results. */
@NullMarked
package io.densimeter.experiments.density;

import org.jspecify.annotations.NullMarked;
