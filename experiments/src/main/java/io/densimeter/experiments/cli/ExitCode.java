package io.densimeter.experiments.cli;

/** The exit codes of every command. */
final class ExitCode {
  static final int DONE = 0;
  static final int GATE_FAILED = 1;
  static final int INVALID_INPUT = 2;
  static final int INTERNAL_ERROR = 3;

  private ExitCode() {}
}
