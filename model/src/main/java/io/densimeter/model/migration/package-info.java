/** Live migration of a guest from host to host by pre-copy. */
@NullMarked
package io.densimeter.model.migration;

import org.jspecify.annotations.NullMarked;
