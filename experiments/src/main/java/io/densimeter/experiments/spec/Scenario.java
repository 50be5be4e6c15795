package io.densimeter.experiments.spec;

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
 */
public record Scenario(
    String id, TechniqueSpec technique, Map<String, String> axes, ExperimentSpec spec) {
  public Scenario {
    axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
  }

  static Scenario of(TechniqueSpec technique, Map<String, String> axes, ExperimentSpec spec) {
    var id = new StringBuilder(technique.label());
    axes.forEach((path, value) -> id.append(',').append(path).append('=').append(value));
    return new Scenario(id.toString(), technique, axes, spec);
  }
}
