package io.densimeter.model.sim;

/** Figures of an estate by sampling step. */
public final class IntervalTimeline {
  private final int[] hostsOn;
  private final double[] cpu;
  private final double[] ready;
  private final double[] watts;
  private final int[] migrations;

  IntervalTimeline(int steps) {
    hostsOn = new int[steps];
    cpu = new double[steps];
    ready = new double[steps];
    watts = new double[steps];
    migrations = new int[steps];
  }

  void set(int step, int on, double cpuFraction, double readyFraction, double power, int begun) {
    hostsOn[step] = on;
    cpu[step] = cpuFraction;
    ready[step] = readyFraction;
    watts[step] = power;
    migrations[step] = begun;
  }

  /** Returns the number of steps. */
  public int steps() {
    return hostsOn.length;
  }

  /** Returns the hosts that are on. */
  public int hostsOn(int step) {
    return hostsOn[step];
  }

  /** Returns the CPU utilisation of the hosts that are on, mean over hosts. */
  public double cpuFraction(int step) {
    return cpu[step];
  }

  /** Returns CPU ready, mean over placed guests. */
  public double readyFraction(int step) {
    return ready[step];
  }

  /** Returns the power of all hosts, in watts. */
  public double watts(int step) {
    return watts[step];
  }

  /** Returns the power of all hosts by step, in watts. */
  public double[] watts() {
    return watts.clone();
  }

  /** Returns the migrations that began at the end of the step before. */
  public int migrations(int step) {
    return migrations[step];
  }
}
