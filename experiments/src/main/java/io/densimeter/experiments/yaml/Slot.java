package io.densimeter.experiments.yaml;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record component as a key of a file.
 *
 * @param key the key
 * @param type what its value becomes
 * @param required whether the key must be there
 * @param absent the value of an absent key; null when there is none
 * @param notes the component's annotations
 */
record Slot(
    String key, Type type, boolean required, @Nullable Node absent, AnnotatedElement notes) {

  static Slot of(RecordComponent component) {
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    var absent = component.getAnnotation(Default.class);
    return new Slot(
        key(component.getName(), component),
        component.getGenericType(),
        absent == null && !nullable,
        absent == null ? null : parse(absent.value()),
        component);
  }

  /** Returns the key of a record's field. */
  static String key(Field field) {
    return key(field.getName(), field);
  }

  /** Returns the annotation of that type. */
  <A extends Annotation> Optional<A> note(Class<A> annotation) {
    return Optional.ofNullable(notes.getAnnotation(annotation));
  }

  /** Returns a name in Java as a word in files: {@code BestFit} gives best-fit. */
  static String kebab(String javaName) {
    return javaName.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  private static String key(String name, AnnotatedElement notes) {
    var unit = notes.getAnnotation(Unit.class);
    if (unit == null) {
      return kebab(name);
    }
    String suffix = unit.value().suffix();
    if (!name.endsWith(suffix)) {
      throw new IllegalStateException("The component " + name + " must end in " + suffix + ".");
    }
    return kebab(name.substring(0, name.length() - suffix.length()));
  }

  private static Node parse(String text) {
    var problems = new Problems();
    var node = TreeReader.read(text, Source.ofText("default"), problems);
    if (node == null) {
      throw new IllegalStateException("The default " + text + " is wrong: " + problems.sorted());
    }
    return node;
  }
}
