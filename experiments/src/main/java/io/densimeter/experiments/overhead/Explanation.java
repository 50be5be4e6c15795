package io.densimeter.experiments.overhead;

import io.densimeter.model.kernel.CycleLedger;
import io.densimeter.model.kernel.Mechanism;
import io.densimeter.model.workload.GuestOperation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An overhead followed to the figures that it is made of.
 *
 * <p>Nothing here is declared: the kernel executes the same operations again with each figure
 * raised by a tenth, and a figure belongs to a mechanism when the mechanism's cycles move. Rates
 * belong to a mechanism when its cycles are charged while their operation executes; updates that a
 * kernel queues are charged to the operation that sends them.
 */
public final class Explanation {
  /** A smaller share of a mechanism's cycles is not worth a line. */
  private static final double LEAST_SHARE = 0.005;

  /**
   * A figure and how a mechanism's cycles follow it.
   *
   * @param figure the figure
   * @param elasticity relative change of the cycles over relative change of the figure: its share
   *     where cycles are a sum of prices
   */
  public record Influence(SourcedFigure figure, double elasticity) {}

  /**
   * What an operation makes a mechanism do.
   *
   * @param operation the operation
   * @param share share of the mechanism's cycles charged while it executes
   */
  public record Cause(GuestOperation operation, double share) {}

  /**
   * How much a figure moves the slowdown.
   *
   * @param figure the figure
   * @param step by which share it was raised
   * @param change slowdown after less slowdown before
   */
  public record Sensitivity(SourcedFigure figure, double step, double change) {}

  private final Overhead overhead;
  private final CycleLedger base;
  private final List<Variation> variations;
  private final List<CycleLedger> accounts = new ArrayList<>();
  private final double[][] cyclesByOperation;

  private Explanation(OperatingPoint at) {
    overhead = at.execute();
    var replay = new Replay(at);
    base = replay.account(at.costs());
    cyclesByOperation = replay.cyclesByOperation(at.costs());
    variations = Variation.of(at.platform(), at.implementation());
    for (var variation : variations) {
      accounts.add(replay.account(variation.costs(at)));
    }
  }

  /** Explains a feasible operating point. */
  public static Explanation of(OperatingPoint at) {
    return new Explanation(at);
  }

  /** Returns the overhead that is explained. */
  public Overhead overhead() {
    return overhead;
  }

  /** Returns the figures that a mechanism's cycles follow, the strongest first. */
  public List<Influence> influences(Mechanism mechanism) {
    var influences = new ArrayList<Influence>();
    double before = Replay.cycles(base, mechanism);
    for (int v = 0; v < variations.size(); v++) {
      var variation = variations.get(v);
      double after = Replay.cycles(accounts.get(v), mechanism);
      double elasticity = (after - before) / before / variation.step();
      if (Math.abs(elasticity) >= LEAST_SHARE) {
        influences.add(new Influence(variation.figure(), elasticity));
      }
    }
    influences.sort(
        Comparator.comparingDouble((Influence i) -> Math.abs(i.elasticity())).reversed());
    return influences;
  }

  /** Returns the operations that a mechanism's cycles are charged for, the dearest first. */
  public List<Cause> causes(Mechanism mechanism) {
    var causes = new ArrayList<Cause>();
    double all = Replay.cycles(base, mechanism);
    for (var operation : GuestOperation.values()) {
      double share = cyclesByOperation[operation.ordinal()][mechanism.ordinal()] / all;
      if (Math.abs(share) >= LEAST_SHARE) {
        causes.add(new Cause(operation, share));
      }
    }
    causes.sort(Comparator.comparingDouble((Cause c) -> Math.abs(c.share())).reversed());
    return causes;
  }

  /**
   * Returns how the slowdown moves with each figure of the implementation and the platform, the
   * strongest first. The native cycles that a slowdown is over are those before, as the rates of a
   * profile are for each second of native CPU whatever it is made of.
   */
  public List<Sensitivity> sensitivities() {
    var sensitivities = new ArrayList<Sensitivity>();
    double before = added(base);
    for (int v = 0; v < variations.size(); v++) {
      double change = (added(accounts.get(v)) - before) / base.vcpuCycles(Mechanism.NATIVE);
      if (change != 0) {
        var variation = variations.get(v);
        sensitivities.add(new Sensitivity(variation.figure(), variation.step(), change));
      }
    }
    sensitivities.sort(
        Comparator.comparingDouble((Sensitivity s) -> Math.abs(s.change())).reversed());
    return sensitivities;
  }

  private static double added(CycleLedger ledger) {
    return ledger.vcpuCycles() - ledger.vcpuCycles(Mechanism.NATIVE);
  }
}
