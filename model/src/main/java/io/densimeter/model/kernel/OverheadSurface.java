package io.densimeter.model.kernel;

import io.densimeter.model.machine.GuestType;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.units.Require;
import io.densimeter.model.workload.OperationBuffer;
import io.densimeter.model.workload.OperationStream;
import io.densimeter.model.workload.WorkloadProfile;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.apache.commons.math3.distribution.TDistribution;
import umontreal.ssj.rng.RandomStream;

/**
 * The overhead of one profile under one implementation on one platform, by load: the cost kernel
 * executed on sampled operation streams, until the interval of the mean is within the asked
 * precision, then remembered.
 *
 * <p>Batches of a stream give ratios of vCPU cycles to native cycles (to wall cycles for an idle
 * guest). They come in rounds, each twice as long as the one before, and only the last round
 * counts: the others fill caches. Sampling ends when the 95 % Student interval of a round is within
 * the precision and its mean is within the precision of the round before.
 */
public final class OverheadSurface {
  private static final int BATCH_OPERATIONS = 4096;
  private static final int FIRST_BATCHES = 6;
  private static final int MOST_BATCHES = 768;

  /** Loads that a curve is executed at; between them it is interpolated. */
  private static final double[] GRID = {0, 0.02, 0.1, 0.25, 0.5, 0.75, 1};

  private static final int CURVE_POINTS = 51;

  private final CostTable costs;
  private final WorkloadProfile profile;
  private final double precision;
  private final Supplier<RandomStream> random;
  private final TreeMap<Double, OverheadPoint> points = new TreeMap<>();

  /**
   * Creates a surface with nothing executed yet.
   *
   * @param precision half-width of the 95 % interval over the mean, such as 0.01
   * @param random gives the same fresh random stream each time, so that all techniques execute the
   *     same operations
   */
  public OverheadSurface(
      CostTable costs, WorkloadProfile profile, double precision, Supplier<RandomStream> random) {
    this.costs = costs;
    this.profile = profile;
    this.precision = Require.positive("precision", precision);
    this.random = random;
  }

  /** Returns the cost at a load: native busy time over wall time of a vCPU, 0 to 1. */
  public OverheadPoint at(double busyFraction) {
    Require.fraction("busyFraction", busyFraction);
    return points.computeIfAbsent(busyFraction, this::execute);
  }

  /**
   * Returns what demand of a guest becomes, over the guest's capacity.
   *
   * @param guest the guest
   * @param hostClockHertz clock of the host's cores; a vCPU's load is its demand over it
   */
  public OverheadCurve curve(GuestType guest, long hostClockHertz) {
    double vcpuHertz = (double) guest.cpuHertz() / guest.vcpus();
    double vcpuPerCore = vcpuHertz / hostClockHertz;
    var vcpu = new double[CURVE_POINTS];
    var hypervisor = new double[CURVE_POINTS];
    for (int i = 0; i < CURVE_POINTS; i++) {
      double load = vcpuPerCore * i / (CURVE_POINTS - 1);
      // A demand beyond a whole core goes on growing, at the cost that it has at a whole core.
      double scale = Math.max(1, load) / vcpuPerCore;
      vcpu[i] = interpolate(Math.min(1, load), true) * scale;
      hypervisor[i] = interpolate(Math.min(1, load), false) * scale;
    }
    return OverheadCurve.of(vcpu, hypervisor);
  }

  private double interpolate(double load, boolean onVcpu) {
    int above = 1;
    while (above < GRID.length - 1 && GRID[above] < load) {
      above++;
    }
    double low = GRID[above - 1];
    double share = (load - low) / (GRID[above] - low);
    double atLow = value(at(low), onVcpu);
    double atHigh = value(at(GRID[above]), onVcpu);
    return atLow + share * (atHigh - atLow);
  }

  private static double value(OverheadPoint point, boolean onVcpu) {
    return onVcpu ? point.vcpuFraction() : point.hypervisorFraction();
  }

  private OverheadPoint execute(double busyFraction) {
    var stream =
        new OperationStream(
            profile,
            busyFraction,
            costs.platform().clockHertz(),
            new NativeMachine(costs.platform()),
            random.get());
    var kernel = CostKernels.of(costs);
    var buffer = new OperationBuffer(BATCH_OPERATIONS);
    // Per native busy cycle where there is work, so that the chance of idle gaps does not blur it.
    DoubleSupplier base = busyFraction == 0 ? stream::wallCycles : stream::busyCycles;
    double perWall = busyFraction == 0 ? 1 : busyFraction;
    double meanBefore = Double.NaN;
    for (int batches = FIRST_BATCHES; ; batches *= 2) {
      var round = new Round(stream, kernel, buffer, base, batches);
      boolean settled = Math.abs(round.mean - meanBefore) <= precision * round.mean;
      if (batches >= MOST_BATCHES || (settled && round.halfWidth <= precision * round.mean)) {
        return new OverheadPoint(
            busyFraction,
            perWall * round.mean,
            perWall * kernel.ledger().hypervisorCycles() / round.baseCycles,
            perWall * round.halfWidth,
            round.operations,
            kernel.ledger());
      }
      meanBefore = round.mean;
    }
  }

  /** Batches in a row, with the mean and interval of their vCPU cycles over base cycles. */
  private static final class Round {
    private final double mean;
    private final double halfWidth;
    private final double baseCycles;
    private long operations;

    Round(
        OperationStream stream,
        CostKernel kernel,
        OperationBuffer buffer,
        DoubleSupplier base,
        int batches) {
      kernel.ledger().clear();
      double start = base.getAsDouble();
      double sum = 0;
      double sumOfSquares = 0;
      double cycles = 0;
      for (int batch = 0; batch < batches; batch++) {
        double batchStart = base.getAsDouble();
        stream.fill(buffer);
        double batchCycles = 0;
        for (int i = 0; i < buffer.size(); i++) {
          batchCycles += kernel.execute(buffer.operation(i), buffer.operand(i));
        }
        operations += buffer.size();
        cycles += batchCycles;
        double ratio = batchCycles / (base.getAsDouble() - batchStart);
        sum += ratio;
        sumOfSquares += ratio * ratio;
      }
      baseCycles = base.getAsDouble() - start;
      mean = cycles / baseCycles;
      double variance = Math.max(0, (sumOfSquares - sum * sum / batches) / (batches - 1));
      double quantile = new TDistribution(batches - 1).inverseCumulativeProbability(0.975);
      halfWidth = quantile * Math.sqrt(variance / batches);
    }
  }
}
