package io.densimeter.experiments.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.victools.jsonschema.generator.ConfigFunction;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the JSON Schema (draft-07) of what {@link StrictYaml} accepts for a record. */
public final class SchemaWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SchemaWriter() {}

  /**
   * Returns the schema as text.
   *
   * @param comment its first line: what made it
   * @param names the names that are the same for everybody, by what they name
   */
  public static String write(
      Class<? extends Record> type, String comment, Map<String, List<String>> names)
      throws JsonProcessingException {
    var forms = new SchemaForms(names);
    var builder =
        new SchemaGeneratorConfigBuilder(JSON, SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON)
            .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT)
            .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
    builder
        .forFields()
        .withPropertyNameOverrideResolver(
            field -> field.isFakeContainerItemScope() ? null : Slot.key(field.getRawMember()))
        .withRequiredCheck(SchemaWriter::isRequired)
        .withDescriptionResolver(whole(Doc.class, Doc::value))
        .withDefaultResolver(whole(Default.class, note -> SchemaForms.json(note.value())))
        .withArrayMinItemsResolver(whole(Size.class, Size::min))
        .withArrayMaxItemsResolver(
            whole(Size.class, size -> size.max() == Integer.MAX_VALUE ? null : size.max()))
        .withNumberInclusiveMinimumResolver(single(Between.class, note -> number(note.least())))
        .withNumberInclusiveMaximumResolver(single(Between.class, note -> number(note.most())))
        .withStringPatternResolver(single(Word.class, note -> "^" + Word.FORM + "$"))
        .withCustomDefinitionProvider((field, context) -> leaf(forms, field));
    builder
        .forTypesInGeneral()
        .withPropertySorter((one, other) -> 0)
        .withDescriptionResolver(
            scope -> {
              var doc = scope.getType().getErasedType().getAnnotation(Doc.class);
              return doc == null ? null : doc.value();
            })
        .withTypeAttributeOverride(SchemaForms::addTag)
        .withCustomDefinitionProvider(forms);
    var schema = new SchemaGenerator(builder.build()).generateSchema(type);
    var commented = JSON.createObjectNode().put("$comment", comment);
    commented.setAll(schema);
    var lines = new DefaultIndenter("  ", "\n");
    var printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(lines)
            .withArrayIndenter(lines);
    return JSON.writer(printer).writeValueAsString(commented) + "\n";
  }

  private static boolean isRequired(FieldScope field) {
    var member = field.getRawMember();
    return !member.isAnnotationPresent(Default.class)
        && !member.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /** What a note says about a field as a whole, list or not. */
  private static <A extends Annotation, R> ConfigFunction<FieldScope, R> whole(
      Class<A> type, Function<A, R> of) {
    return field -> {
      var note = field.getRawMember().getAnnotation(type);
      return note == null || field.isFakeContainerItemScope() ? null : of.apply(note);
    };
  }

  /** What a note says about the value of a field, or about each value of its list. */
  private static <A extends Annotation, R> ConfigFunction<FieldScope, R> single(
      Class<A> type, Function<A, R> of) {
    return field -> {
      var note = field.getRawMember().getAnnotation(type);
      boolean list = List.class.isAssignableFrom(field.getType().getErasedType());
      return note == null || list ? null : of.apply(note);
    };
  }

  private static @Nullable BigDecimal number(String bound) {
    return bound.matches("[0-9.]+") ? new BigDecimal(bound) : null;
  }

  private static @Nullable CustomPropertyDefinition leaf(SchemaForms forms, FieldScope field) {
    var definition = forms.leaf(field.getType().getErasedType(), field.getRawMember());
    return definition == null ? null : new CustomPropertyDefinition(definition);
  }
}
