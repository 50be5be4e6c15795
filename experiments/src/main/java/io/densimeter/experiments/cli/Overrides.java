package io.densimeter.experiments.cli;

/** What the option that overrides keys says of itself. */
final class Overrides {
  static final String DESCRIPTION =
      "Override a key of the files, such as seed=7 or hosts.dl380.count=20. A relative path of a"
          + " file in VALUE starts from the working directory; one in an experiment starts from"
          + " the experiment.";

  private Overrides() {}
}
