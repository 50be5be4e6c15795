package io.densimeter.model.workload;

import io.densimeter.model.units.Require;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A demand trace held in memory, one float per sample, step-major: the row of a step is one array,
 * handed out without a copy.
 *
 * <p>It takes 4 bytes for each guest, step and resource: 1,052 guests over 288 steps are 1.2 MB.
 */
public final class ColumnarTrace implements DemandTrace {
  private static final Resource[] RESOURCES = Resource.values();

  private final List<String> guestNames;
  private final int steps;
  private final long stepNanos;
  private final float[] @Nullable [] @Nullable [] rows; // [Resource.ordinal()][step][guest]

  private ColumnarTrace(Builder builder) {
    guestNames = builder.guestNames;
    steps = builder.steps;
    stepNanos = builder.stepNanos;
    rows = builder.rows;
  }

  /**
   * Starts a trace.
   *
   * @param guestNames names of the guests in the order of a row; at least one, unique, not blank
   * @param steps number of sampling steps, at least one
   * @param stepNanos length of a step in nanoseconds, more than zero
   * @throws IllegalArgumentException when one of these does not hold
   */
  public static Builder builder(List<String> guestNames, int steps, long stepNanos) {
    return new Builder(guestNames, steps, stepNanos);
  }

  @Override
  public int guests() {
    return guestNames.size();
  }

  @Override
  public int steps() {
    return steps;
  }

  @Override
  public long stepNanos() {
    return stepNanos;
  }

  @Override
  public String guestName(int guest) {
    return guestNames.get(guest);
  }

  @Override
  public boolean has(Resource resource) {
    return rows[resource.ordinal()] != null;
  }

  @Override
  public float[] row(Resource resource, int step) {
    float[][] byStep = rows[resource.ordinal()];
    if (byStep == null) {
      throw new IllegalArgumentException("The trace has no " + resource + " demand.");
    }
    return byStep[step];
  }

  /**
   * Collects a trace by guest, as trace files come: one column of a guest at a time, written
   * straight into the rows.
   */
  public static final class Builder {
    private final List<String> guestNames;
    private final int steps;
    private final long stepNanos;
    private final float[] @Nullable [] @Nullable [] rows = new float[RESOURCES.length][][];
    private final boolean[] @Nullable [] filled = new boolean[RESOURCES.length][];
    private boolean built;

    private Builder(List<String> guestNames, int steps, long stepNanos) {
      this.guestNames = List.copyOf(guestNames);
      this.steps = (int) Require.positive("number of steps", (long) steps);
      this.stepNanos = Require.positive("stepNanos", stepNanos);
      Require.positive("number of guests", (long) guestNames.size());
      var seen = new LinkedHashSet<String>();
      for (String name : guestNames) {
        if (name.isBlank()) {
          throw new IllegalArgumentException("A guest's name must not be blank.");
        }
        if (!seen.add(name)) {
          throw new IllegalArgumentException("The guest name \"" + name + "\" must be unique.");
        }
      }
    }

    /**
     * Sets the demand of one guest at all steps.
     *
     * @param resource what the column is about, in the unit of {@link Resource}
     * @param guest index of the guest
     * @param column one value for each step; copied
     * @throws IllegalArgumentException when the length is not the number of steps, when a value is
     *     not finite or negative, when a share of CPU or memory is more than 1, or when that column
     *     is there already
     */
    public Builder column(Resource resource, int guest, float[] column) {
      if (built) {
        throw new IllegalStateException("The trace is built, its columns are fixed.");
      }
      if (column.length != steps) {
        throw new IllegalArgumentException(
            "The %s column of guest \"%s\" has %d values, the trace has %d steps."
                .formatted(resource, guestNames.get(guest), column.length, steps));
      }
      for (int step = 0; step < steps; step++) {
        check(resource, guest, step, column[step]);
      }
      int r = resource.ordinal();
      float[][] into = rows[r];
      boolean[] full = filled[r];
      if (into == null || full == null) {
        into = new float[steps][guestNames.size()];
        full = new boolean[guestNames.size()];
        rows[r] = into;
        filled[r] = full;
      }
      if (full[guest]) {
        throw new IllegalArgumentException(
            "The %s column of guest \"%s\" is set twice."
                .formatted(resource, guestNames.get(guest)));
      }
      full[guest] = true;
      for (int step = 0; step < steps; step++) {
        into[step][guest] = column[step];
      }
      return this;
    }

    private void check(Resource resource, int guest, int step, float value) {
      boolean share = resource == Resource.CPU || resource == Resource.MEMORY;
      float most = share ? 1 : Float.MAX_VALUE;
      if (!(value >= 0 && value <= most)) {
        throw new IllegalArgumentException(
            "The %s demand of guest \"%s\" at step %d (%s) must be %s."
                .formatted(
                    resource,
                    guestNames.get(guest),
                    step,
                    Float.toString(value),
                    share ? "0 to 1" : "zero or more and finite"));
      }
    }

    /**
     * Returns the trace. The builder takes no column afterwards.
     *
     * @throws IllegalArgumentException when a guest lacks its CPU column, or a column of a resource
     *     that other guests have
     */
    public ColumnarTrace build() {
      for (Resource resource : RESOURCES) {
        boolean[] full = filled[resource.ordinal()];
        if (full == null && resource != Resource.CPU) {
          continue;
        }
        var missing = new ArrayList<String>();
        for (int guest = 0; guest < guestNames.size(); guest++) {
          if (full == null || !full[guest]) {
            missing.add(guestNames.get(guest));
          }
        }
        if (!missing.isEmpty()) {
          throw new IllegalArgumentException(
              "%d of %d guests have no %s column, the first is \"%s\"."
                  .formatted(missing.size(), guestNames.size(), resource, missing.get(0)));
        }
      }
      built = true;
      return new ColumnarTrace(this);
    }
  }
}
