/** The report of a run as one HTML file that opens offline. */
@NullMarked
package io.densimeter.reports.html;

import org.jspecify.annotations.NullMarked;
