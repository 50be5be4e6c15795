package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.Node;
import io.densimeter.experiments.yaml.Problems;
import io.densimeter.experiments.yaml.Source;
import io.densimeter.experiments.yaml.StrictYaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an experiment file: parse, validate, expand. It reads that file and writes nothing. */
public final class ExperimentFile {
  private ExperimentFile() {}

  /**
   * Reads an experiment.
   *
   * <p>An override {@code path=value} replaces or adds the value at a path such as {@code
   * workload.guest.vcpus}, {@code hosts[0].count} or {@code hosts.dl380.count}; the value is YAML,
   * bound as in the file. A later override of the same path wins.
   *
   * <p>Relative paths of files start from the folder of the experiment file when they stand in it,
   * and from the working directory when they stand in an override.
   *
   * @param names the names that the file may refer to
   * @throws ExperimentException with every problem, in the order of the text, then of the overrides
   */
  public static Experiment read(Path file, List<String> overrides, Names names)
      throws ExperimentException {
    var problems = new Problems();
    var source = Source.ofFile(file);
    var text = StrictYaml.text(file, source, problems);
    var tree = text == null ? null : StrictYaml.tree(text, source, problems);
    if (text == null || tree == null) {
      throw new ExperimentException(problems.sorted());
    }
    var applied = Overrides.apply(tree, overrides, problems);
    var spec = bind(applied.tree(), names, problems);
    var sweep = Sweep.of(applied.tree(), problems);
    applied.refuseSwept(sweep, problems);
    List<Scenario> scenarios = new ArrayList<>();
    if (sweep.isWithinBounds(spec == null ? 1 : spec.techniques().size(), problems)) {
      sweep.alongEachAxis().forEach(point -> bind(point, names, problems));
      if (problems.isEmpty()) {
        for (var point : sweep.points()) {
          var bound = bind(point, names, problems);
          if (bound != null) {
            bound
                .techniques()
                .forEach(
                    each -> scenarios.add(Scenario.of(each, point.axes(), bound, point.tree())));
          }
        }
      }
    }
    problems.throwIfAny();
    if (spec == null) {
      throw new IllegalStateException("No experiment and no problem.");
    }
    return new Experiment(file, text, overrides, spec, applied.tree(), scenarios);
  }

  private static @Nullable ExperimentSpec bind(Node tree, Names names, Problems problems) {
    return StrictYaml.bind(tree, ExperimentSpec.class, names.byKind(tree), names.files(), problems);
  }

  private static @Nullable ExperimentSpec bind(Sweep.Point point, Names names, Problems problems) {
    return bind(point.tree(), names, problems);
  }
}
