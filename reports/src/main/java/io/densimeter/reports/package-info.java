/** The reports module. */
@NullMarked
package io.densimeter.reports;

import org.jspecify.annotations.NullMarked;
