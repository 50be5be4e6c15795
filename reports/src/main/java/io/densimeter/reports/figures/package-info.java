/** What a reader sees of a result: rounded figures with their intervals, and the verdict. */
@NullMarked
package io.densimeter.reports.figures;

import org.jspecify.annotations.NullMarked;
