package io.densimeter.experiments.spec;

/** How close to the machine an experiment is simulated. */
public enum Fidelity {
  /** Demand by sampling step, with the overhead of each load: weeks of thousands of guests. */
  INTERVAL,
  /** Each guest operation of each request: response times, queues and schedulers. */
  OPERATION
}
