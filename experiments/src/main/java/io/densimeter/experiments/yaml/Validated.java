package io.densimeter.experiments.yaml;

import io.densimeter.model.units.Problem;
import java.util.List;

/** A record that knows what else must hold when each of its values is right by itself. */
public interface Validated {
  /** Returns what is wrong, with paths relative to this record. Never throws. */
  List<Problem> validate();
}
