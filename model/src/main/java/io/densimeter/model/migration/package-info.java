/** What it takes to move a running guest to another host. */
@NullMarked
package io.densimeter.model.migration;

import org.jspecify.annotations.NullMarked;
