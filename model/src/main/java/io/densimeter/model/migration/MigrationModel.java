package io.densimeter.model.migration;

/** How long a live migration takes, and what it costs meanwhile. */
public interface MigrationModel {
  /**
   * Returns what the migration of a guest takes.
   *
   * @param memoryBytes memory of the guest
   * @param linkBytesPerSecond capacity of the link between the hosts
   */
  MigrationCost cost(long memoryBytes, double linkBytesPerSecond);

  /**
   * Returns the share (0 to 1) of the guest's CPU that copying takes away from it on the source,
   * and takes once more on the target, for as long as the migration lasts.
   */
  double cpuFraction();

  /**
   * Returns whether migrations wait for each other on the link of a host; else each has as much of
   * it as it asks for.
   */
  default boolean sharesLink() {
    return false;
  }
}
