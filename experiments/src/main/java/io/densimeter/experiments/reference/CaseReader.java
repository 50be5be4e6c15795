package io.densimeter.experiments.reference;

import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.Node;
import io.densimeter.experiments.yaml.Place;
import io.densimeter.experiments.yaml.Problems;
import io.densimeter.experiments.yaml.Source;
import io.densimeter.experiments.yaml.StrictYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads reference cases: the built-in ones or files. Every problem comes with its place. */
public final class CaseReader {
  private final CaseEvaluator evaluator;

  /** Creates a reader of cases that the evaluator can evaluate. */
  public CaseReader(CaseEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** Names of the built-in files, as written in their index. */
  record IndexSpec(List<String> files) {}

  /** Returns the built-in cases. */
  public List<CaseFile> builtIn() {
    var problems = new Problems();
    var reading = new Reading(problems);
    try {
      var index = StrictYaml.read("reference index", resource("index"), IndexSpec.class).orThrow();
      for (var name : index.files()) {
        reading.text(Source.ofText("built-in " + name), resource("cases/" + name), name);
      }
      problems.throwIfAny();
    } catch (ExperimentException broken) {
      throw new IllegalStateException("The built-in reference cases are broken.", broken);
    }
    return reading.files;
  }

  /**
   * Returns the cases of files.
   *
   * @throws ExperimentException with every problem
   */
  public List<CaseFile> read(List<Path> paths) throws ExperimentException {
    var problems = new Problems();
    var reading = new Reading(problems);
    int order = 0;
    for (var path : paths) {
      var file = Source.ofFile(path);
      var source = new Source(file.name(), file.folder(), order++, file.lines());
      var text = StrictYaml.text(path, source, problems);
      if (text != null) {
        reading.text(source, text, path.toString());
      }
    }
    problems.throwIfAny();
    return reading.files;
  }

  /** Returns what the built-in cases leave out, with the reasons. */
  public static List<Uncovered> uncovered() {
    try {
      return StrictYaml.read("not-covered", resource("not-covered"), Uncovered.ListSpec.class)
          .orThrow()
          .uncovered();
    } catch (ExperimentException broken) {
      throw new IllegalStateException("The list of what is not covered is broken.", broken);
    }
  }

  private static String resource(String name) {
    try (var in = CaseReader.class.getResourceAsStream(name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("There is no built-in " + name + ".yaml.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of one run: a name of a case is used once in all of them. */
  private final class Reading {
    private final Problems problems;
    private final List<CaseFile> files = new ArrayList<>();
    private final Map<String, Place> named = new HashMap<>();

    Reading(Problems problems) {
      this.problems = problems;
    }

    void text(Source source, String text, String name) {
      var tree = StrictYaml.tree(text, source, problems);
      if (tree == null) {
        return;
      }
      var bound =
          StrictYaml.bind(tree, CasesSpec.class, evaluator.names(), evaluator.files(), problems);
      if (bound == null) {
        return;
      }
      boolean sound = problems.isEmpty();
      for (int i = 0; i < bound.cases().size(); i++) {
        var spec = bound.cases().get(i);
        var place = place(tree, i);
        String path = "cases[" + i + "]";
        var first = named.putIfAbsent(spec.name(), place);
        if (first != null) {
          problems.add(place, path + ".name", spec.name() + " is already at " + first + ".");
        }
        if (sound) {
          evaluator.obstacles(spec).forEach(each -> problems.add(place, path, each));
        }
      }
      files.add(new CaseFile(name, bound.bounds(), bound.cases()));
    }

    private Place place(Node tree, int index) {
      return cases(tree) instanceof Node.Items items
          ? items.values().get(index).place()
          : tree.place();
    }

    private @Nullable Node cases(Node tree) {
      if (tree instanceof Node.Mapping mapping) {
        var entry = mapping.entries().get("cases");
        return entry == null ? null : entry.value();
      }
      return null;
    }
  }
}
