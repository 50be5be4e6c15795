/** What guests ask for: demand traces, event rates and streams of guest operations. */
@NullMarked
package io.densimeter.model.workload;

import org.jspecify.annotations.NullMarked;
