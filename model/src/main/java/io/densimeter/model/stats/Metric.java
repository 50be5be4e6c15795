package io.densimeter.model.stats;

/**
 * A figure that results carry, declared once: table heads, CSV headers, chart axes and the
 * reference page come from the declaration.
 *
 * @param name the dotted name in files, such as {@code cpu.ready.p95}
 * @param unit the unit in files; {@code currency} stands for the one currency of the experiment
 * @param meaning one sentence for a reader
 * @param better which direction is the good one
 */
public record Metric(String name, String unit, String meaning, Better better) {
  /** The good direction of a metric. */
  public enum Better {
    /** More is better. */
    UP,
    /** Less is better. */
    DOWN
  }
}
