/** What is not known for certain: distributions, samples of them, and what they say of a result. */
@NullMarked
package io.densimeter.model.uncertainty;

import org.jspecify.annotations.NullMarked;
