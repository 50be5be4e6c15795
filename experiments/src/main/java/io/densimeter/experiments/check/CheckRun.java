package io.densimeter.experiments.check;

import io.densimeter.experiments.overhead.OperatingPoint;
import io.densimeter.experiments.overhead.Replay;
import io.densimeter.model.workload.GuestOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The execution of all combinations of a check, on several threads; the threads have no part in the
 * figures.
 *
 * <p>Operations and their number are a function of profile, load and clock alone: the schedule
 * takes all operations but code as free. So a price moves the mechanisms that pay it, and no other
 * by chance. Rates hold for each second of the schedule, as they do for {@code densimeter
 * overhead}; the free operations, a few percent of the time, are code here.
 */
final class CheckRun {
  private static final int COMPUTE = GuestOperation.COMPUTE.ordinal();
  private static final int KERNEL_COMPUTE = GuestOperation.KERNEL_COMPUTE.ordinal();

  /** Enough for slow caches: within 1 % of densimeter overhead for nine of ten combinations. */
  private static final int WARM_UP_BUFFERS = 16;

  private static final int CHARGED_BUFFERS = 8;

  private CheckRun() {}

  /**
   * Executes everything.
   *
   * @param threads how many threads, 1 or more
   */
  static Baseline execute(CheckPlan plan, int threads) throws InterruptedException {
    var groups = new TreeMap<String, List<OperatingPoint>>();
    for (var at : plan.points().values()) {
      var operations = at.platform().name() + "/" + at.profile().name() + "/" + at.load();
      groups.computeIfAbsent(operations, name -> new ArrayList<>()).add(at);
    }
    var pool = Executors.newFixedThreadPool(threads);
    try {
      var futures = new ArrayList<Future<Map<Combination, OverheadRecord>>>();
      for (var group : groups.values()) {
        futures.add(pool.submit(() -> execute(group)));
      }
      var records = new TreeMap<Combination, OverheadRecord>();
      for (var future : futures) {
        records.putAll(future.get());
      }
      var inputs = new TreeMap<String, Map<String, String>>();
      plan.inputs().forEach((name, figures) -> inputs.put(name, figures.values()));
      return new Baseline(inputs, records);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A combination could not be executed.", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static Map<Combination, OverheadRecord> execute(List<OperatingPoint> group) {
    var replay = new Replay(group.get(0), CheckRun::scheduled, WARM_UP_BUFFERS, CHARGED_BUFFERS);
    var records = new TreeMap<Combination, OverheadRecord>();
    for (var at : group) {
      var ledger = replay.account(at.costs());
      records.put(
          Combination.of(at),
          OverheadRecord.of(ledger, replay.nativeCycles(), at.platform().clockHertz()));
    }
    return records;
  }

  /** Returns what an operation takes in the schedule. */
  private static double scheduled(int operation, long operand, double nowCycles) {
    if (operation == COMPUTE) {
      return operand;
    }
    return operation == KERNEL_COMPUTE ? (int) operand : 0;
  }
}
