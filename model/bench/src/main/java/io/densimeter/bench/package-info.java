/** JMH benchmarks of the model, each beside what it is compared with. */
@NullMarked
package io.densimeter.bench;

import org.jspecify.annotations.NullMarked;
