package io.densimeter.model.sim;

import io.densimeter.model.units.Require;
import java.util.List;
import umontreal.ssj.rng.RandomStream;

/**
 * What fails in an estate, how often, and how long it takes until guests run again.
 *
 * <p>Times between failures are exponential. A host that fails takes its guests with it; they start
 * again on other hosts. A kernel that crashes takes what runs on it: one guest, or under one kernel
 * all guests of a host, which start again where they were. So does what else all guests of a host
 * depend on.
 *
 * @param hostMtbfNanos mean time between failures of a host that is on
 * @param hostRepairNanos time until a failed host can be used again
 * @param kernelMtbfNanos mean time between crashes of the kernel of an operating system
 * @param oneKernel whether all guests of a host run on one kernel
 * @param hostBootNanos time until a host that boots can start guests
 * @param guestBootNanos time until a guest that starts is in service
 * @param bootsAtOnce guests that a host starts at once; more wait, 1 or more
 * @param mostGuests guests that a host may have at most, 1 or more
 * @param random where failures are drawn from; belongs to one simulation
 * @param shared what else the guests of a host depend on
 */
public record FailureModel(
    long hostMtbfNanos,
    long hostRepairNanos,
    long kernelMtbfNanos,
    boolean oneKernel,
    long hostBootNanos,
    long guestBootNanos,
    int bootsAtOnce,
    int mostGuests,
    RandomStream random,
    List<SharedDomain> shared) {
  public FailureModel {
    Require.positive("hostMtbfNanos", hostMtbfNanos);
    Require.notNegative("hostRepairNanos", hostRepairNanos);
    Require.positive("kernelMtbfNanos", kernelMtbfNanos);
    Require.notNegative("hostBootNanos", hostBootNanos);
    Require.notNegative("guestBootNanos", guestBootNanos);
    Require.positive("bootsAtOnce", (long) bootsAtOnce);
    Require.positive("mostGuests", (long) mostGuests);
    shared = List.copyOf(shared);
  }

  /** Creates a model of hosts and operating systems alone, with any number of guests on a host. */
  public FailureModel(
      long hostMtbfNanos,
      long hostRepairNanos,
      long kernelMtbfNanos,
      boolean oneKernel,
      long hostBootNanos,
      long guestBootNanos,
      int bootsAtOnce,
      RandomStream random) {
    this(
        hostMtbfNanos,
        hostRepairNanos,
        kernelMtbfNanos,
        oneKernel,
        hostBootNanos,
        guestBootNanos,
        bootsAtOnce,
        Integer.MAX_VALUE,
        random,
        List.of());
  }
}
