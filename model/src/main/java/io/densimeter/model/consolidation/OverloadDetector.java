package io.densimeter.model.consolidation;

/**
 * When a host has too much to do. A detector gives the load above which a host is overloaded; a
 * host below it takes guests up to it.
 */
public interface OverloadDetector {
  /** Returns how many steps of a host's past the detector looks at; 0 for none. */
  int historySteps();

  /**
   * Returns the highest load at which a host is not overloaded, as a share of its CPU.
   *
   * @param history the load of the host's guests over its CPU, the latest step first
   * @param steps how many entries of it are known
   */
  double limitFraction(double[] history, int steps);
}
