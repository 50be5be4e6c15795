/** Dynamic consolidation: which guests leave which host, and where they go. */
@NullMarked
package io.densimeter.model.consolidation;

import org.jspecify.annotations.NullMarked;
