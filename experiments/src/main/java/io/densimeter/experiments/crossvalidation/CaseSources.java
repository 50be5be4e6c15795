package io.densimeter.experiments.crossvalidation;

import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.StrictYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the sources of calibration cases are called in the figures of the catalogue.
 *
 * @param aliases by the source's name in cases, the texts that a figure's source holds when it
 *     stems from it
 * @param phrases by words of a figure's source, the key that they mean
 */
public record CaseSources(Map<String, List<String>> aliases, Map<String, String> phrases) {
  private static final String RESOURCE = "/io/densimeter/experiments/reference/sources.yaml";

  public CaseSources {
    aliases = Collections.unmodifiableMap(new LinkedHashMap<>(aliases));
    phrases = Collections.unmodifiableMap(new LinkedHashMap<>(phrases));
  }

  /** The list as written. */
  record FileSpec(List<SourceSpec> sources, Map<String, String> phrases) {}

  /** A source as written. */
  record SourceSpec(String name, List<String> figures) {}

  /** Returns the sources of the built-in cases. */
  public static CaseSources shipped() {
    try (var in = CaseSources.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("There is no built-in " + RESOURCE + ".");
      }
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var spec = StrictYaml.read("reference sources", text, FileSpec.class).orThrow();
      var aliases = new LinkedHashMap<String, List<String>>();
      spec.sources().forEach(each -> aliases.put(each.name(), each.figures()));
      return new CaseSources(aliases, spec.phrases());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ExperimentException broken) {
      throw new IllegalStateException("The list of sources is broken.", broken);
    }
  }

  /**
   * Returns whether a figure's source names a case's source. A case's source that is not listed, of
   * a user's own, is named by its own name.
   */
  boolean names(String figureSource, String caseSource) {
    return aliases.getOrDefault(caseSource, List.of(caseSource)).stream()
        .anyMatch(figureSource::contains);
  }
}
