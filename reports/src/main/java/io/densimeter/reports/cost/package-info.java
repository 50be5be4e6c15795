/** What the scenarios of a run cost, line by line, for people and for programs. */
@NullMarked
package io.densimeter.reports.cost;

import org.jspecify.annotations.NullMarked;
