/** What a profile costs under a technique, where it comes from, and what moves it. */
@NullMarked
package io.densimeter.experiments.overhead;

import org.jspecify.annotations.NullMarked;
