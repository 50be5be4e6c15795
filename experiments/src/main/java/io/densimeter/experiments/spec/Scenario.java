package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.Node;
import io.densimeter.experiments.yaml.Problems;
import io.densimeter.experiments.yaml.StrictYaml;
import io.densimeter.experiments.yaml.TreePath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One point of the sweep under one technique.
 *
 * @param id stable name: the technique's label, then {@code ,path=value} for each axis
 * @param technique the technique
 * @param axes the swept paths and their values as written, in the order of the sweep; empty without
 *     a sweep
 * @param spec the experiment at this point, with the swept values in place; it lists every
 *     technique of the file
 * @param tree the file at this point, for the places of its values and for other values in them
 */
public record Scenario(
    String id, TechniqueSpec technique, Map<String, String> axes, ExperimentSpec spec, Node tree) {
  public Scenario {
    axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
  }

  static Scenario of(
      TechniqueSpec technique, Map<String, String> axes, ExperimentSpec spec, Node tree) {
    var id = new StringBuilder(technique.label());
    axes.forEach((path, value) -> id.append(',').append(path).append('=').append(value));
    return new Scenario(id.toString(), technique, axes, spec, tree);
  }

  /**
   * Returns this scenario with other values at some paths.
   *
   * @param values values by path; the value's place is that of its problems
   * @param names the names that values may refer to
   * @throws ExperimentException when a value may not be there
   */
  public Scenario with(Map<TreePath, Node> values, Names names) throws ExperimentException {
    var changed = tree;
    for (var entry : values.entrySet()) {
      changed = entry.getKey().set(changed, entry.getValue(), entry.getValue().place());
    }
    var problems = new Problems();
    var bound =
        StrictYaml.bind(
            changed, ExperimentSpec.class, names.byKind(changed), names.files(), problems);
    problems.throwIfAny();
    if (bound == null) {
      throw new IllegalStateException("No experiment and no problem.");
    }
    return new Scenario(id, technique, axes, bound, changed);
  }
}
