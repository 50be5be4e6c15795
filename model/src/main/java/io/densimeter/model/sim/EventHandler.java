package io.densimeter.model.sim;

/** What happens when the time of an event has come. */
@FunctionalInterface
public interface EventHandler {
  /**
   * Handles one event.
   *
   * @param nowNanos simulated time, that of the event
   * @param payload the number given when the event was scheduled
   */
  void handle(long nowNanos, long payload);
}
