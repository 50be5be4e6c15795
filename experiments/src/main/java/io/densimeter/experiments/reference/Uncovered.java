package io.densimeter.experiments.reference;

import java.util.List;

/**
 * A published figure, or several, that the model cannot speak about yet.
 *
 * @param source where it was published
 * @param what the figures
 * @param reason why not
 */
public record Uncovered(String source, String what, String reason) {
  /** The list as written. */
  record ListSpec(List<Uncovered> uncovered) {}
}
