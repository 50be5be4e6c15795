package io.densimeter.experiments.yaml;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text that names an entry of a catalogue, or a file that holds one. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface NameOf {
  /** Returns what is named, such as {@code platform}. */
  String value();

  /** Returns whether it may be the path of a YAML file, relative to the text that it stands in. */
  boolean orFile() default false;

  /** Returns a key beside it whose presence makes it a free name; empty for none. */
  String unless() default "";
}
