package io.densimeter.experiments.run;

import io.densimeter.experiments.spec.FailureSpec;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.sim.FailureModel;
import io.densimeter.model.sim.RandomStreams;

/** What fails in an experiment, with the failure domains of its technique. */
final class Failing {
  private Failing() {}

  /** Returns the failures of a replication, new for each simulation. */
  static FailureModel model(FailureSpec spec, Estate estate, long seed, int replication) {
    var technique = estate.implementation().technique();
    // Under these the kernel that crashes is the host's, with all that runs on it.
    boolean oneKernel = technique == Technique.OS_LEVEL || technique == Technique.BARE_METAL;
    return new FailureModel(
        spec.hostMtbfNanos(),
        spec.hostRepairNanos(),
        spec.kernelMtbfNanos(),
        oneKernel,
        spec.hostBootNanos(),
        spec.guestBootNanos(),
        spec.bootsAtOnce(),
        new RandomStreams(seed, replication).stream("failures"));
  }
}
