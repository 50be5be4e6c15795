/** The directory that a run writes. */
@NullMarked
package io.densimeter.reports.run;

import org.jspecify.annotations.NullMarked;
