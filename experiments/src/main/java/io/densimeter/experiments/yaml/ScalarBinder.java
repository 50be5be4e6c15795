package io.densimeter.experiments.yaml;

import io.densimeter.model.units.Money;
import io.densimeter.model.units.Nearest;
import io.densimeter.model.units.Numbers;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a word or number into the Java value of a component. */
final class ScalarBinder {
  private static final List<Money.Per> ONCE = List.of(Money.Per.ONCE);

  private final Map<String, ? extends Collection<String>> names;

  ScalarBinder(Map<String, ? extends Collection<String>> names) {
    this.names = names;
  }

  /** Returns whether a type is written as a word or number. */
  static boolean binds(Class<?> type) {
    return type.isEnum()
        || List.of(
                int.class,
                long.class,
                double.class,
                boolean.class,
                Integer.class,
                Long.class,
                Double.class,
                String.class,
                Path.class,
                Money.class)
            .contains(type);
  }

  /**
   * Returns the value.
   *
   * @throws IllegalArgumentException with the message for the file's reader
   */
  Object bind(Node.Scalar scalar, Class<?> type, AnnotatedElement notes) {
    var unit = notes.getAnnotation(Unit.class);
    String text = scalar.text();
    if (type == String.class || type == Path.class) {
      return type == Path.class ? path(scalar) : text(scalar, notes);
    }
    if (type.isEnum()) {
      return constant(text, type);
    }
    if (scalar.quoted()) {
      throw new IllegalArgumentException("must not be quoted, was \"" + Numbers.clip(text) + "\".");
    }
    if (type == Money.class) {
      var priced = notes.getAnnotation(Priced.class);
      return Money.parse(text, priced == null ? ONCE : List.of(priced.value()));
    }
    if (type == boolean.class) {
      if (!text.equals("true") && !text.equals("false")) {
        throw new IllegalArgumentException(
            "must be true or false, was " + Numbers.clip(text) + ".");
      }
      return Boolean.valueOf(text);
    }
    if (unit != null) {
      unit.value().check(text, unit.usual());
    }
    return within(notes, text, unit, number(text, type, unit));
  }

  private static Number number(String text, Class<?> type, @Nullable Unit unit) {
    if (type == double.class || type == Double.class) {
      return unit == null ? Numbers.real(text) : unit.value().real(text);
    }
    long whole = unit == null ? Numbers.whole(text) : unit.value().whole(text);
    if (type == long.class || type == Long.class) {
      return whole;
    }
    if (whole != (int) whole) {
      throw new IllegalArgumentException("is too large, was " + text + ".");
    }
    return (int) whole;
  }

  private static Number within(
      AnnotatedElement notes, String text, @Nullable Unit unit, Number value) {
    var bounds = notes.getAnnotation(Between.class);
    if (bounds == null) {
      return value;
    }
    if (!bounds.least().isEmpty()
        && value.doubleValue() < number(bounds.least(), double.class, unit).doubleValue()) {
      throw new IllegalArgumentException(
          "must be at least " + bounds.least() + ", was " + text + ".");
    }
    if (!bounds.most().isEmpty()
        && value.doubleValue() > number(bounds.most(), double.class, unit).doubleValue()) {
      throw new IllegalArgumentException(
          "must be at most " + bounds.most() + ", was " + text + ".");
    }
    return value;
  }

  private String text(Node.Scalar scalar, AnnotatedElement notes) {
    requireText(scalar);
    String text = scalar.text();
    var named = notes.getAnnotation(NameOf.class);
    if (named != null) {
      var known = names.get(named.value());
      if (known != null && named.orFile()) {
        return entry(scalar, named, known);
      }
      if (known != null && !known.contains(text)) {
        throw new IllegalArgumentException(unknown(named.value(), text, known));
      }
    }
    if (notes.isAnnotationPresent(Word.class) && !text.matches(Word.FORM)) {
      throw new IllegalArgumentException(
          "must be a word of letters, digits, - and _, was " + Numbers.clip(text) + ".");
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("must not be blank.");
    }
    return text;
  }

  private static String entry(Node.Scalar scalar, NameOf named, Collection<String> known) {
    String text = scalar.text();
    try {
      return EntryName.resolve(named.value(), text, scalar.place().source().folder(), known);
    } catch (IllegalArgumentException neither) {
      String message = String.valueOf(neither.getMessage());
      boolean guessed = message.contains(" Maybe ") || named.unless().isEmpty();
      throw new IllegalArgumentException(
          guessed
              ? message
              : message
                  + " One of your own says what it is like: {name: "
                  + Numbers.clip(text)
                  + ", "
                  + named.unless()
                  + ": …}.",
          neither);
    }
  }

  private static Path path(Node.Scalar scalar) {
    requireText(scalar);
    try {
      return scalar.place().source().folder().resolve(scalar.text()).normalize();
    } catch (InvalidPathException invalid) {
      throw new IllegalArgumentException("is not a path: " + invalid.getReason() + ".", invalid);
    }
  }

  private static void requireText(Node.Scalar scalar) {
    if (ScalarKind.of(scalar) != ScalarKind.TEXT) {
      throw new IllegalArgumentException(
          "must be text, was " + scalar.described() + ". Maybe \"" + scalar.text() + "\"?");
    }
  }

  /** Returns the constant whose name in kebab-case is the text. */
  static Object constant(String text, Class<?> type) {
    var constants = type.getEnumConstants();
    for (var constant : constants) {
      if (word(constant).equals(text)) {
        return constant;
      }
    }
    var words = Arrays.stream(constants).map(ScalarBinder::word).toList();
    String noun = Slot.kebab(type.getSimpleName()).replace('-', ' ');
    throw new IllegalArgumentException(unknown(noun, text, words));
  }

  private static String word(Object constant) {
    return ((Enum<?>) constant).name().replace('_', '-').toLowerCase(Locale.ROOT);
  }

  private static String unknown(String noun, String text, Collection<String> known) {
    return Nearest.sentence("unknown " + noun + " " + Numbers.clip(text), text, known);
  }
}
