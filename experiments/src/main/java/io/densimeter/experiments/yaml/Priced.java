package io.densimeter.experiments.yaml;

import io.densimeter.model.units.Money;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a {@link Money} may be paid for; without this, once. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Priced {
  /** Returns what it may be paid for, the usual one first. */
  Money.Per[] value();
}
