package io.densimeter.experiments.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Turns SnakeYAML's events into a tree, and refuses what a reader of the file could misread: tabs,
 * anchors and aliases, merge keys, tags, directives, a second document, duplicate keys.
 *
 * <p>Events instead of SnakeYAML's composer: they carry line and column, and an alias is seen
 * before anything is expanded, so a "billion laughs" file costs nothing.
 */
final class TreeReader {
  private static final int MAX_DEPTH = 32;

  private final Source source;
  private final ParserImpl events;
  private final Problems problems;

  private TreeReader(String text, Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
    events = new ParserImpl(new StreamReader(text), new LoaderOptions());
  }

  /** Returns the tree, or null after adding the problem that hides the rest. */
  static @Nullable Node read(String text, Source source, Problems problems) {
    if (indentsWithTabs(text, source, problems)) {
      return null;
    }
    int before = problems.count();
    try {
      var tree = new TreeReader(text, source, problems).document();
      return problems.count() == before ? tree : null;
    } catch (MarkedYAMLException broken) {
      var mark =
          broken.getProblemMark() == null ? broken.getContextMark() : broken.getProblemMark();
      var place = mark == null ? Place.whole(source) : place(source, mark);
      problems.add(place, "", "is not YAML: " + plain(broken) + ".");
    } catch (ReaderException unprintable) {
      int at =
          text.offsetByCodePoints(
              0, Math.min(unprintable.getPosition(), text.codePointCount(0, text.length())));
      String code = String.format("U+%04X", unprintable.getCodePoint());
      problems.add(
          BoundedText.endOf(text.substring(0, at), source),
          "",
          "has the unprintable character " + code + ".");
    } catch (TooDeep deep) {
      problems.add(deep.place, "", "is nested deeper than " + MAX_DEPTH + " levels.");
    }
    return null;
  }

  private static boolean indentsWithTabs(String text, Source source, Problems problems) {
    int before = problems.count();
    int line = 0;
    for (String row : text.split("\n", -1)) {
      line++;
      int column = 0;
      while (column < row.length() && row.charAt(column) == ' ') {
        column++;
      }
      if (column < row.length() && row.charAt(column) == '\t') {
        problems.add(
            new Place(source, line, column + 1), "", "a tab indents this line; use spaces.");
      }
    }
    return problems.count() > before;
  }

  private @Nullable Node document() {
    next(); // the stream
    if (events.checkEvent(Event.ID.StreamEnd)) {
      problems.add(Place.whole(source), "", "is empty.");
      return null;
    }
    var start = (DocumentStartEvent) next();
    if (start.getVersion() != null || hasTags(start)) {
      problems.add(place(start), "", "directives (%YAML, %TAG) are not supported.");
    }
    var tree = node("", 0);
    if (tree instanceof Node.Scalar scalar && scalar.text().isEmpty() && problems.isEmpty()) {
      problems.add(Place.whole(source), "", "is empty.");
    }
    next(); // the document's end
    if (!events.checkEvent(Event.ID.StreamEnd)) {
      problems.add(place(events.peekEvent()), "", "a second document begins; a file has one.");
    }
    return tree;
  }

  private static boolean hasTags(DocumentStartEvent start) {
    return start.getTags() != null && !start.getTags().isEmpty();
  }

  private Node node(String path, int depth) {
    var event = next();
    var place = place(event);
    if (depth > MAX_DEPTH) {
      throw new TooDeep(place);
    }
    if (event instanceof AliasEvent alias) {
      problems.add(
          place, path, "aliases (*" + alias.getAnchor() + ") are not supported; write it out.");
      return new Node.Scalar("", false, place);
    }
    if (((NodeEvent) event).getAnchor() != null) {
      String anchor = ((NodeEvent) event).getAnchor();
      problems.add(place, path, "anchors (&" + anchor + ") are not supported; write it out.");
    }
    if (event instanceof ScalarEvent scalar) {
      refuseTag(scalar.getTag(), place, path);
      return new Node.Scalar(scalar.getValue(), !scalar.isPlain(), place);
    }
    refuseTag(((CollectionStartEvent) event).getTag(), place, path);
    return event.is(Event.ID.SequenceStart)
        ? items(path, depth, place)
        : mapping(path, depth, place);
  }

  private Node items(String path, int depth, Place place) {
    List<Node> values = new ArrayList<>();
    while (!events.checkEvent(Event.ID.SequenceEnd)) {
      values.add(node(path + "[" + values.size() + "]", depth + 1));
    }
    next();
    return new Node.Items(values, place);
  }

  private Node mapping(String path, int depth, Place place) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      var key = node(path, depth + 1);
      String name = key instanceof Node.Scalar scalar ? scalar.text() : "";
      String child = Paths.child(path, name);
      var value = node(child, depth + 1);
      if (!(key instanceof Node.Scalar)) {
        problems.add(key.place(), path, "a key must be a word, is " + key.described() + ".");
      } else if (name.equals("<<")) {
        problems.add(key.place(), path, "merge keys (<<) are not supported; write it out.");
      } else if (entries.containsKey(name)) {
        int first = entries.get(name).keyPlace().line();
        problems.add(key.place(), child, "duplicate key, first on line " + first + ".");
      } else {
        entries.put(name, new Node.Entry(key.place(), value));
      }
    }
    next();
    return new Node.Mapping(entries, place);
  }

  private void refuseTag(@Nullable String tag, Place place, String path) {
    if (tag != null) {
      String shown = tag.startsWith("tag:yaml.org,2002:") ? "!!" + tag.substring(18) : tag;
      problems.add(place, path, "tags (" + shown + ") are not supported.");
    }
  }

  private Event next() {
    return events.getEvent();
  }

  private Place place(Event event) {
    return place(source, event.getStartMark());
  }

  private static Place place(Source source, Mark mark) {
    return new Place(source, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String plain(MarkedYAMLException broken) {
    String problem = broken.getProblem() == null ? "syntax error" : broken.getProblem();
    String context = broken.getContext() == null ? "" : broken.getContext() + ", ";
    return (context + problem).replaceAll("\\s+", " ");
  }

  /** Ends the reading of a text that is nested too deep. */
  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Place place;

    TooDeep(Place place) {
      super(null, null, false, false);
      this.place = place;
    }
  }
}
