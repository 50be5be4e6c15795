package io.densimeter.experiments.yaml;

import io.densimeter.model.units.Numbers;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a plain scalar is under the core schema of YAML 1.2: {@code yes}, {@code off} and {@code
 * 12:30} are text.
 */
enum ScalarKind {
  NULL,
  BOOLEAN,
  NUMBER,
  TEXT;

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> BOOLEANS =
      Set.of("true", "True", "TRUE", "false", "False", "FALSE");
  private static final Pattern NUMBERS =
      Pattern.compile(
          "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+"
              + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  static ScalarKind of(Node.Scalar scalar) {
    return scalar.quoted() ? TEXT : of(scalar.text());
  }

  static ScalarKind of(String text) {
    if (NULLS.contains(text)) {
      return NULL;
    }
    if (BOOLEANS.contains(text)) {
      return BOOLEAN;
    }
    return NUMBERS.matcher(text).matches() ? NUMBER : TEXT;
  }

  static boolean isNull(Node.Scalar scalar) {
    return !scalar.quoted() && NULLS.contains(scalar.text());
  }

  String described(String text) {
    return switch (this) {
      case NULL -> "nothing";
      case BOOLEAN -> text;
      case NUMBER -> "the number " + Numbers.clip(text);
      case TEXT -> "the text " + Numbers.clip(text);
    };
  }
}
