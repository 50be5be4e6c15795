package io.densimeter.experiments.yaml;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text of letters, digits, - and _, so that it can be part of a path. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Word {
  /** The form, as a regular expression. */
  String FORM = "[A-Za-z0-9][A-Za-z0-9_-]*";
}
