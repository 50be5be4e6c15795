/** The summary of a run on a terminal. */
@NullMarked
package io.densimeter.reports.table;

import org.jspecify.annotations.NullMarked;
