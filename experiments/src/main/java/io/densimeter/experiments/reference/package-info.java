/** Reference cases: what the model says beside what was published, and the error. */
@NullMarked
package io.densimeter.experiments.reference;

import org.jspecify.annotations.NullMarked;
