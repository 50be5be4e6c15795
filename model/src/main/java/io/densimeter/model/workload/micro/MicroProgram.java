package io.densimeter.model.workload.micro;

import java.util.List;

/**
 * A micro-benchmark as what one iteration of it asks of the machine: steps in their order. What an
 * operating system does between the steps, its native remainder, is not part of the program: it
 * follows from a measured native time.
 *
 * @param name name in files
 * @param description one line for a reader
 * @param steps the steps, at least one
 */
public record MicroProgram(String name, String description, List<MicroStep> steps) {
  public MicroProgram {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("Micro program " + name + " has no steps.");
    }
  }
}
