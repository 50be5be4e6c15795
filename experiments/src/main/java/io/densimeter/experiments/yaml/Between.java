package io.densimeter.experiments.yaml;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The bounds of a number or quantity, both included. On a list they hold for each value. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Between {
  /** Returns the least value, written as in a file; empty for none. */
  String least() default "";

  /** Returns the most, written as in a file; empty for none. */
  String most() default "";
}
