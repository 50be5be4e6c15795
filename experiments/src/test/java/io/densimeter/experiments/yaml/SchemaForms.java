package io.densimeter.experiments.yaml;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.TypeScope;
import io.densimeter.model.units.Money;
import io.densimeter.model.units.Numbers;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The forms of values that JSON Schema does not get from a Java type alone. */
final class SchemaForms implements CustomDefinitionProviderV2 {
  /** Reads YAML as the schema validators of editors do: {@code off} is a text. */
  static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
              .build());

  private final Map<String, ? extends Collection<String>> names;

  SchemaForms(Map<String, ? extends Collection<String>> names) {
    this.names = names;
  }

  static JsonNode json(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** Returns the form of a value that has no structure; null for any other. */
  @Nullable ObjectNode leaf(Class<?> type, AnnotatedElement notes) {
    var form = JsonNodeFactory.instance.objectNode();
    var unit = notes.getAnnotation(Unit.class);
    if (type == List.class) {
      return null;
    }
    if (unit != null) {
      return form.put("type", "string").put("pattern", pattern(unit.value().units()));
    }
    if (type == Money.class) {
      var priced = notes.getAnnotation(Priced.class);
      var per = priced == null ? List.of(Money.Per.ONCE) : List.of(priced.value());
      var units = per.stream().map(each -> "[A-Z]{3}" + each.written()).toList();
      return form.put("type", "string").put("pattern", pattern(units));
    }
    if (type == Path.class || type == String.class) {
      form.put("type", "string").put("minLength", 1);
      var named = notes.getAnnotation(NameOf.class);
      if (named != null && names.containsKey(named.value())) {
        names.get(named.value()).forEach(form.putArray("enum")::add);
      }
      return notes.isAnnotationPresent(Word.class)
          ? form.put("pattern", "^" + Word.FORM + "$")
          : form;
    }
    if (type == Node.Scalar.class) {
      form.putArray("type").add("string").add("number");
      return form;
    }
    if (type == Node.class) {
      return form;
    }
    if (type.isEnum()) {
      var words = form.put("type", "string").putArray("enum");
      for (var constant : type.getEnumConstants()) {
        words.add(((Enum<?>) constant).name().replace('_', '-').toLowerCase(Locale.ROOT));
      }
      return form;
    }
    return null;
  }

  /** Adds the key that tells a record of a tagged interface from its siblings. */
  static void addTag(ObjectNode form, TypeScope scope, SchemaGenerationContext context) {
    var type = scope.getType().getErasedType();
    for (var parent : type.getInterfaces()) {
      var tag = parent.getAnnotation(Tagged.class);
      if (tag != null && form.get("properties") instanceof ObjectNode properties) {
        var values = properties.deepCopy();
        properties.removeAll();
        properties.putObject(tag.value()).put("const", Slot.kebab(type.getSimpleName()));
        properties.setAll(values);
        form.withArray("required").insert(0, tag.value());
      }
    }
  }

  @Override
  public @Nullable CustomDefinition provideCustomSchemaDefinition(
      ResolvedType resolved, SchemaGenerationContext context) {
    var type = resolved.getErasedType();
    if (type == Node.class || type == Node.Scalar.class) {
      return inline(type, Objects.requireNonNull(leaf(type, type)));
    }
    if (type.isAnnotationPresent(Bare.class)) {
      return inline(type, bare(type));
    }
    var brief = type.getAnnotation(Shorthand.class);
    if (brief != null) {
      var slot =
          Shape.of(type).slots().stream()
              .filter(each -> each.key().equals(brief.value()))
              .findFirst()
              .orElseThrow();
      var whole = context.createStandardDefinitionReference(resolved, this);
      return inline(
          type,
          anyOf(
              List.of(Objects.requireNonNull(leaf((Class<?>) slot.type(), slot.notes())), whole)));
    }
    if (type.isSealed()) {
      List<ObjectNode> forms = new ArrayList<>();
      for (var each : type.getPermittedSubclasses()) {
        forms.add(context.createDefinitionReference(context.getTypeContext().resolve(each)));
      }
      return inline(type, anyOf(forms));
    }
    return null;
  }

  private ObjectNode bare(Class<?> type) {
    var slot = Shape.of(type).slots().get(0);
    if (!(slot.type() instanceof ParameterizedType list)) {
      return Objects.requireNonNull(leaf((Class<?>) slot.type(), slot.notes()));
    }
    var form = JsonNodeFactory.instance.objectNode().put("type", "array");
    slot.note(Size.class)
        .ifPresent(size -> form.put("minItems", size.min()).put("maxItems", size.max()));
    var item = (Class<?>) list.getActualTypeArguments()[0];
    form.set("items", leaf(item, slot.notes()));
    return form;
  }

  private static ObjectNode anyOf(List<ObjectNode> forms) {
    var form = JsonNodeFactory.instance.objectNode();
    form.putArray("anyOf").addAll(forms);
    return form;
  }

  /** Without the usual attributes: {@code additionalProperties} would close every alternative. */
  private static CustomDefinition inline(Class<?> type, ObjectNode form) {
    var doc = type.getAnnotation(Doc.class);
    if (doc != null) {
      form.put("description", doc.value());
    }
    return new CustomDefinition(
        form, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.NO);
  }

  private static String pattern(List<String> units) {
    return "^" + Numbers.FORM + " +(" + String.join("|", units) + ")$";
  }
}
