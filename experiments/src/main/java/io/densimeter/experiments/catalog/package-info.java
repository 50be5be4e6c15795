/** The catalogues: platforms, implementations, profiles and power curves, as sourced YAML data. */
@NullMarked
package io.densimeter.experiments.catalog;

import org.jspecify.annotations.NullMarked;
