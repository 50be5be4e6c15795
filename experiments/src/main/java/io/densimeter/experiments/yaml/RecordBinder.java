package io.densimeter.experiments.yaml;

import io.densimeter.model.units.Nearest;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns a tree into records: keys are the components' names in kebab-case, annotations say the
 * rest.
 *
 * <p>What can be bound: {@code int}, {@code long}, {@code double}, {@code boolean}, {@code String},
 * {@code Path}, {@code Money}, enums, records, sealed interfaces of records, lists, maps by text or
 * by enum, and {@link Node} itself. A method returns null after adding a problem, and goes on with
 * the rest of the tree.
 */
final class RecordBinder {
  private final ScalarBinder scalars;
  private final EntryFiles files;
  private final Problems problems;
  private final Currencies currencies;

  RecordBinder(
      Map<String, ? extends Collection<String>> names, EntryFiles files, Problems problems) {
    this.scalars = new ScalarBinder(names);
    this.files = files;
    this.problems = problems;
    this.currencies = new Currencies();
  }

  /** Returns the record of a whole tree. */
  @Nullable Object bind(Node root, Class<?> type) {
    var value = bind(root, type, type, "");
    currencies.requireOne(problems);
    return value;
  }

  private @Nullable Object bind(Node node, Type type, AnnotatedElement notes, String path) {
    if (type instanceof ParameterizedType generic) {
      var of = generic.getActualTypeArguments();
      return generic.getRawType() == List.class
          ? items(node, of[0], notes, path)
          : map(node, of[0], of[1], notes, path);
    }
    var plain = (Class<?>) type;
    if (node instanceof Node.Scalar scalar && ScalarKind.isNull(scalar)) {
      return problem(node, path, "needs a value.");
    }
    if (Node.class.isAssignableFrom(plain) && plain.isInstance(node)) {
      return node;
    }
    if (plain.isRecord() && plain != Node.Scalar.class && !ScalarBinder.binds(plain)) {
      return structure(node, plain, path);
    }
    if (plain.isSealed()) {
      return variant(node, plain, path);
    }
    if (!(node instanceof Node.Scalar scalar)) {
      return problem(node, path, "must be a word or number, is " + node.described() + ".");
    }
    try {
      var value = scalars.bind(scalar, plain, notes);
      currencies.note(value, node.place(), path);
      readFile(notes, value);
      return value;
    } catch (IllegalArgumentException refused) {
      return problem(node, path, String.valueOf(refused.getMessage()));
    }
  }

  private void readFile(AnnotatedElement notes, Object value) {
    var named = notes.getAnnotation(NameOf.class);
    if (named != null && named.orFile() && EntryFiles.isPath(value.toString())) {
      files.read(named.value(), Path.of(value.toString()), problems);
    }
  }

  private @Nullable Object items(Node node, Type of, AnnotatedElement notes, String path) {
    if (!(node instanceof Node.Items items)) {
      String guess = node instanceof Node.Scalar one ? " Maybe [" + one.text() + "]?" : "";
      return problem(node, path, "must be a list, is " + node.described() + "." + guess);
    }
    int count = items.values().size();
    var size = notes.getAnnotation(Size.class);
    if (size != null && (count < size.min() || count > size.max())) {
      String expected =
          size.min() == size.max()
              ? "must have " + size.min()
              : count < size.min()
                  ? "must have at least " + size.min()
                  : "must have at most " + size.max();
      problems.add(node.place(), path, expected + " values, has " + count + ".");
    }
    List<Object> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      var value = bind(items.values().get(i), of, notes, path + "[" + i + "]");
      if (value != null) {
        values.add(value);
      }
    }
    return values.size() == count ? Collections.unmodifiableList(values) : null;
  }

  private @Nullable Object map(
      Node node, Type keyType, Type of, AnnotatedElement notes, String path) {
    if (!(node instanceof Node.Mapping mapping)) {
      return problem(node, path, "must be keys and values, is " + node.described() + ".");
    }
    Map<Object, Object> values = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              var child = Paths.child(path, key);
              var value = bind(entry.value(), of, notes, child);
              try {
                var name =
                    keyType == String.class ? key : ScalarBinder.constant(key, (Class<?>) keyType);
                if (value != null) {
                  values.put(name, value);
                }
              } catch (IllegalArgumentException refused) {
                problems.add(entry.keyPlace(), child, String.valueOf(refused.getMessage()));
              }
            });
    boolean complete = values.size() == mapping.entries().size();
    return complete ? Collections.unmodifiableMap(values) : null;
  }

  private @Nullable Object variant(Node node, Class<?> type, String path) {
    var tag = type.getAnnotation(Tagged.class);
    if (tag == null) {
      for (var each : type.getPermittedSubclasses()) {
        if (fits(node, each)) {
          return structure(node, each, path);
        }
      }
      return problem(node, path, "must be " + forms(type) + ", is " + node.described() + ".");
    }
    if (!(node instanceof Node.Mapping mapping)) {
      return problem(node, path, "must be keys and values, is " + node.described() + ".");
    }
    String key = tag.value();
    var entry = mapping.entries().get(key);
    if (entry == null) {
      return problem(node, Paths.child(path, key), "required key is missing.");
    }
    String word = entry.value() instanceof Node.Scalar scalar ? scalar.text() : "";
    List<String> known = new ArrayList<>();
    for (var each : type.getPermittedSubclasses()) {
      if (Slot.kebab(each.getSimpleName()).equals(word)) {
        return fields(mapping, each, key, child -> Paths.child(path, child), path);
      }
      known.add(Slot.kebab(each.getSimpleName()));
    }
    String message = Nearest.sentence("unknown " + key + " " + entry.value().flow(), word, known);
    return problem(entry.value(), Paths.child(path, key), message);
  }

  private static boolean fits(Node node, Class<?> type) {
    if (!type.isAnnotationPresent(Bare.class)) {
      return node instanceof Node.Mapping;
    }
    var of = Shape.of(type).slots().get(0).type();
    if (of instanceof ParameterizedType) {
      return node instanceof Node.Items;
    }
    // A name and an amount are told apart by how they are written: 0.12 USD/kWh is no name.
    return node instanceof Node.Scalar scalar
        && (of == String.class || !scalar.text().matches("[A-Za-z][A-Za-z0-9_-]*"));
  }

  private static String forms(Class<?> type) {
    Set<String> forms = new TreeSet<>();
    for (var each : type.getPermittedSubclasses()) {
      boolean bare = each.isAnnotationPresent(Bare.class);
      boolean list = bare && Shape.of(each).slots().get(0).type() instanceof ParameterizedType;
      forms.add(list ? "a list" : bare ? "a word" : "keys and values");
    }
    return String.join(" or ", forms);
  }

  private @Nullable Object structure(Node node, Class<?> type, String path) {
    if (type.isAnnotationPresent(Bare.class)) {
      var slot = Shape.of(type).slots().get(0);
      var value = bind(node, slot.type(), slot.notes(), path);
      return value == null
          ? null
          : validated(Shape.of(type).create(new Object[] {value}), node, path);
    }
    var brief = type.getAnnotation(Shorthand.class);
    if (brief != null && node instanceof Node.Scalar) {
      var whole = Map.of(brief.value(), new Node.Entry(node.place(), node));
      return fields(new Node.Mapping(whole, node.place()), type, "", key -> path, path);
    }
    if (!(node instanceof Node.Mapping mapping)) {
      return problem(node, path, "must be keys and values, is " + node.described() + ".");
    }
    return fields(mapping, type, "", key -> Paths.child(path, key), path);
  }

  private @Nullable Object fields(
      Node.Mapping mapping,
      Class<?> type,
      String tag,
      UnaryOperator<String> pathOfKey,
      String path) {
    var shape = Shape.of(type);
    var meant = refuseUnknownKeys(mapping, shape.keys(), tag, pathOfKey);
    var slots = shape.slots();
    var values = new @Nullable Object[slots.size()];
    boolean complete = true;
    for (int i = 0; i < values.length; i++) {
      var slot = slots.get(i);
      var entry = mapping.entries().get(slot.key());
      String child = pathOfKey.apply(slot.key());
      if (entry != null) {
        values[i] = bind(entry.value(), slot.type(), notes(slot, mapping), child);
        complete &= values[i] != null;
      } else if (slot.required()) {
        complete = false;
        if (!meant.contains(slot.key())) {
          problems.add(mapping.place(), child, "required key is missing.");
        }
      } else if (slot.absent() != null) {
        values[i] = bind(slot.absent(), slot.type(), slot.notes(), child);
      }
    }
    return complete ? validated(shape.create(values), mapping, path) : null;
  }

  private static AnnotatedElement notes(Slot slot, Node.Mapping mapping) {
    boolean free =
        slot.note(NameOf.class)
            .map(named -> mapping.entries().containsKey(named.unless()))
            .orElse(false);
    return free ? String.class : slot.notes();
  }

  /** Returns the absent keys that unknown ones were probably meant for. */
  private Set<String> refuseUnknownKeys(
      Node.Mapping mapping, List<String> known, String tag, UnaryOperator<String> pathOfKey) {
    var absent = known.stream().filter(key -> !mapping.entries().containsKey(key)).toList();
    Set<String> meant = new HashSet<>();
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (!known.contains(key) && !key.equals(tag)) {
                var nearest = Nearest.to(key, absent);
                nearest.ifPresent(meant::add);
                String message =
                    Nearest.sentence("unknown key", key, nearest.isPresent() ? absent : known);
                problems.add(entry.keyPlace(), pathOfKey.apply(key), message);
              }
            });
    return meant;
  }

  private Object validated(Object value, Node node, String path) {
    if (value instanceof Validated record) {
      for (var problem : record.validate()) {
        var whole = path.isEmpty() ? problem : problem.under(path);
        problems.add(Paths.place(node, problem.path()), whole.path(), problem.message());
      }
    }
    return value;
  }

  private @Nullable Object problem(Node node, String path, String message) {
    problems.add(node.place(), path, message);
    return null;
  }
}
