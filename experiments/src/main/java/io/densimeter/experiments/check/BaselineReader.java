package io.densimeter.experiments.check;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.Place;
import io.densimeter.experiments.yaml.Problems;
import io.densimeter.experiments.yaml.Source;
import io.densimeter.model.units.Nearest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a baseline, strictly. Every problem comes with its place. */
final class BaselineReader {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final List<String> PARTS =
      List.of("generated", "format", "unit", "inputs", "records");
  private static final List<String> FIGURES = List.of("slowdown", "vcpu", "hypervisor");

  private final Source source;
  private final Problems problems = new Problems();
  private final Map<String, Map<String, String>> inputs = new TreeMap<>();
  private final Map<Combination, OverheadRecord> records = new TreeMap<>();

  private BaselineReader(Path file) {
    var plain = Source.ofFile(file);
    // Problems of the check file come first.
    source = new Source(plain.name(), plain.folder(), 1, true);
  }

  /**
   * Returns the baseline of a file.
   *
   * @throws ExperimentException with every problem
   */
  static Baseline read(Path file) throws ExperimentException {
    var reader = new BaselineReader(file);
    var text = reader.text(file);
    if (text != null) {
      reader.parse(text);
    }
    reader.problems.throwIfAny();
    return new Baseline(reader.inputs, reader.records);
  }

  private @Nullable String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException absent) {
      whole("no such file. Maybe --update, which writes it?");
    } catch (CharacterCodingException broken) {
      whole("must be UTF-8.");
    } catch (IOException unreadable) {
      whole(
          Files.isDirectory(file)
              ? "must be a file, is a folder."
              : "cannot be read: " + unreadable.getMessage() + ".");
    }
    return null;
  }

  private void parse(String text) {
    try (var parser = MAPPER.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        whole("must be a JSON object of " + String.join(", ", PARTS) + ".");
        return;
      }
      var missing = new ArrayList<>(PARTS);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        missing.remove(parser.currentName());
        part(parser);
      }
      missing.forEach(name -> problems.add(Place.whole(source), name, "is missing."));
      if (parser.nextToken() != null) {
        problems.add(place(parser), "", "there is more after the end of the baseline.");
      }
    } catch (JsonProcessingException broken) {
      var at = broken.getLocation();
      var reason = broken.getOriginalMessage().replaceAll("(?s)[:\\s]*\\([^()]*\\[Source.*", "");
      problems.add(
          new Place(source, at.getLineNr(), at.getColumnNr()),
          "",
          "is not JSON: " + reason + ". Maybe delete the file and write it anew with --update?");
    } catch (IOException e) {
      throw new IllegalStateException("A text in memory could not be read.", e);
    }
  }

  private void part(JsonParser parser) throws IOException {
    var place = place(parser);
    var name = parser.currentName();
    parser.nextToken();
    switch (name) {
      case "generated" -> same(parser, place, name, BaselineText.GENERATED);
      case "format" -> same(parser, place, name, Integer.toString(BaselineText.FORMAT));
      case "unit" -> same(parser, place, name, OverheadRecord.UNIT);
      case "inputs" -> entries(parser, place, name, this::input);
      case "records" -> entries(parser, place, name, this::combination);
      default -> {
        problems.add(place, name, Nearest.sentence("unknown key", name, PARTS));
        parser.skipChildren();
      }
    }
  }

  private void same(JsonParser parser, Place place, String name, String expected)
      throws IOException {
    if (!parser.getText().equals(expected)) {
      problems.add(place, name, "must be " + expected + ", was " + parser.getText() + ".");
    }
    parser.skipChildren();
  }

  /** Takes the value of a key. */
  private interface Taker {
    void take(Place place, String path, String key, JsonNode value);
  }

  private void entries(JsonParser parser, Place place, String part, Taker taker)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      problems.add(place, part, "must be an object.");
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var entry = place(parser);
      var key = parser.currentName();
      parser.nextToken();
      JsonNode value = parser.readValueAsTree();
      taker.take(entry, part + "." + key, key, value);
    }
  }

  private void input(Place place, String path, String key, JsonNode value) {
    if (!value.isObject()) {
      problems.add(place, path, "must be an object.");
      return;
    }
    var figures = new TreeMap<String, String>();
    for (var figure : value.properties()) {
      if (!figure.getValue().isTextual()) {
        problems.add(place, path + "." + figure.getKey(), "must be a text.");
      }
      figures.put(figure.getKey(), figure.getValue().asText());
    }
    inputs.put(key, figures);
  }

  private void combination(Place place, String path, String key, JsonNode value) {
    Combination combination;
    try {
      combination = Combination.ofKey(key);
    } catch (IllegalArgumentException wrong) {
      problems.add(place, path, String.valueOf(wrong.getMessage()));
      return;
    }
    for (var figure : value.properties()) {
      if (!FIGURES.contains(figure.getKey())) {
        problems.add(
            place,
            path + "." + figure.getKey(),
            Nearest.sentence("unknown key", figure.getKey(), FIGURES));
      }
    }
    var overhead =
        new OverheadRecord(
            number(place, path + ".slowdown", value.get("slowdown")),
            cycles(place, path + ".vcpu", value.get("vcpu")),
            value.has("hypervisor")
                ? cycles(place, path + ".hypervisor", value.get("hypervisor"))
                : Map.of());
    if (records.put(combination, overhead) != null) {
      problems.add(place, path, "there is another record of it.");
    }
  }

  private Map<String, Double> cycles(Place place, String path, @Nullable JsonNode value) {
    var cycles = new TreeMap<String, Double>();
    if (value == null || !value.isObject()) {
      problems.add(place, path, value == null ? "is missing." : "must be an object.");
    } else {
      for (var mechanism : value.properties()) {
        var name = mechanism.getKey();
        cycles.put(name, number(place, path + "." + name, mechanism.getValue()));
      }
    }
    return cycles;
  }

  private double number(Place place, String path, @Nullable JsonNode value) {
    if (value == null) {
      problems.add(place, path, "is missing.");
      return 0;
    }
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    // A mechanism that is cheaper than the bare machine has cycles below 0.
    if (!Double.isFinite(number)) {
      problems.add(place, path, "must be a number, was " + value + ".");
    }
    return number;
  }

  private void whole(String message) {
    problems.add(Place.whole(source), "", message);
  }

  private Place place(JsonParser parser) {
    var at = parser.currentTokenLocation();
    return new Place(source, at.getLineNr(), at.getColumnNr());
  }
}
