package io.densimeter.experiments.yaml;

import io.densimeter.model.units.Dimension;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A number with a unit. The component ends in the suffix of the dimension, {@code clockHertz}, and
 * its key is what is left, {@code clock}. On a list it holds for each value.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Unit {
  /** Returns the dimension. */
  Dimension value();

  /** Returns the unit to propose for a bare number; empty for the guess of the dimension. */
  String usual() default "";
}
