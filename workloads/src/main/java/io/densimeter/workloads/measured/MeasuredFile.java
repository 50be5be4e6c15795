package io.densimeter.workloads.measured;

import java.util.List;

/**
 * A file of measurements that was read.
 *
 * @param name the file as given
 * @param format its format
 * @param values the figures in the order of the file
 * @param clockHertz clock of the measured CPU; 0 when the file does not say
 * @param notes what was skipped, and how often
 */
public record MeasuredFile(
    String name,
    MeasuredFormat format,
    List<MeasuredValue> values,
    long clockHertz,
    List<String> notes) {
  public MeasuredFile {
    values = List.copyOf(values);
    notes = List.copyOf(notes);
  }

  /** Returns the time of all exits together, in the unit of the figures, idle ones left out. */
  public double exitTotal() {
    return total(MeasuredValue.Kind.EXIT);
  }

  /** Returns the time of all idle exits together, in the unit of the figures. */
  public double idleTotal() {
    return total(MeasuredValue.Kind.IDLE);
  }

  private double total(MeasuredValue.Kind kind) {
    return values.stream()
        .filter(value -> value.kind() == kind)
        .mapToDouble(value -> value.samples() * value.amount())
        .sum();
  }
}
