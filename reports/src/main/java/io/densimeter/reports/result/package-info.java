/** The result of a run as plain data: what every report is made from. */
@NullMarked
package io.densimeter.reports.result;

import org.jspecify.annotations.NullMarked;
