package io.densimeter.model.placement;

/** A rule that says on which host each guest starts. */
public interface PlacementPolicy {
  /** Returns the name in experiment files and results. */
  String yamlName();

  /**
   * Returns where each guest of the request starts. The same request always gets the same answer; a
   * guest that finds no host stays unplaced, with the reason.
   */
  Placement place(PlacementRequest request);
}
