package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.Problems;
import io.densimeter.experiments.yaml.Source;
import io.densimeter.experiments.yaml.StrictYaml;
import java.nio.file.Path;
import java.util.List;

/** Reads a file that is one record, with overrides from the command line and without a sweep. */
public final class OverriddenFile {
  private OverriddenFile() {}

  /**
   * Returns the record that a file says.
   *
   * @param overrides {@code path=value} each, as {@link ExperimentFile#read} takes them
   * @param names the names that the file may refer to
   * @throws ExperimentException with every problem
   */
  public static <T extends Record> T read(
      Path file, Class<T> type, List<String> overrides, Names names) throws ExperimentException {
    var problems = new Problems();
    var source = Source.ofFile(file);
    var text = StrictYaml.text(file, source, problems);
    var tree = text == null ? null : StrictYaml.tree(text, source, problems);
    if (tree == null) {
      throw new ExperimentException(problems.sorted());
    }
    var applied = Overrides.apply(tree, overrides, problems).tree();
    var value = StrictYaml.bind(applied, type, names.byKind(applied), names.files(), problems);
    problems.throwIfAny();
    if (value == null) {
      throw new IllegalStateException("No record and no problem.");
    }
    return value;
  }
}
