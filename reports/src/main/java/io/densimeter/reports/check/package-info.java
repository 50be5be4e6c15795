/** The outcome of a regression check, as CI reads it: JUnit XML and SARIF. */
@NullMarked
package io.densimeter.reports.check;

import org.jspecify.annotations.NullMarked;
