package io.densimeter.experiments.uncertainty;

import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.Node;
import io.densimeter.experiments.yaml.TreePath;
import java.util.Map;
import java.util.Optional;

/** The plans of a scenario, simulated at other values of its file. */
@FunctionalInterface
public interface Plans {
  /**
   * Returns the plan of a replication; empty when it breaks a constraint of the technique.
   *
   * @param values values by path; empty for those of the file
   * @throws ExperimentException when a value may not be there
   */
  Optional<CostedPlan> at(Map<TreePath, Node> values, int replication) throws ExperimentException;
}
