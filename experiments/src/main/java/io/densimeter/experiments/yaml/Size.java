package io.densimeter.experiments.yaml;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How many values a list has. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Size {
  /** Returns the fewest values. */
  int min() default 0;

  /** Returns the most values. */
  int max() default Integer.MAX_VALUE;
}
