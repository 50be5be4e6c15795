package io.densimeter.model.consolidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.migration.MemoryOverBandwidth;
import io.densimeter.model.sim.RandomStreams;
import org.junit.jupiter.api.Test;

class ConsolidationRoundTest {
  private static final double LIMIT = 0.8;

  @Test
  void noHostGetsMoreCpuThanItsLimitOrMoreMemoryThanItHas() {
    for (int seed = 0; seed < 100; seed++) {
      String where = "seed " + seed;
      var random = new RandomStreams(seed, 0).stream("estate");
      var estate = new FakeEstate(random, random.nextInt(2, 60), random.nextInt(1, 120));
      var wasOn = estate.on.clone();
      int[] before = estate.hostOf.clone();
      long[] loads = new long[estate.hosts()];
      long[] memory = new long[estate.hosts()];
      for (int guest = 0; guest < before.length; guest++) {
        loads[before[guest]] += estate.need[guest];
        memory[before[guest]] += estate.memory[guest];
      }
      long[] planned = loads.clone();
      int[] after = before.clone();
      round(estate)
          .decide(
              (guest, target) -> {
                assertEquals(before[guest], after[guest], "a guest moves once, " + where);
                assertNotEquals(before[guest], target, where);
                after[guest] = target;
                planned[target] += estate.needCycles(guest, target % 2);
                memory[target] += estate.memory[guest]; // still on its source, too
                assertFalse(
                    wasOn[target] && loads[target] > limit(target),
                    "an overloaded target " + where);
              });
      for (int host = 0; host < estate.hosts(); host++) {
        assertTrue(memory[host] <= estate.memoryOf[host], where);
        if (planned[host] > loads[host] && wasOn[host]) {
          assertTrue(planned[host] <= limit(host), where);
        }
      }
      for (int guest = 0; guest < before.length; guest++) {
        // A host that is not overloaded is left by all of its guests or by none.
        boolean leaves = after[guest] != before[guest];
        for (int other = 0; other < before.length; other++) {
          if (before[other] == before[guest] && loads[before[guest]] <= limit(before[guest])) {
            assertEquals(leaves, after[other] != before[other], where);
          }
        }
      }
    }
  }

  private static long limit(int host) {
    return (long) (LIMIT * FakeEstate.CAPACITY[host % 2]);
  }

  private static ConsolidationRound round(FakeEstate estate) {
    return new ConsolidationRound(
        estate,
        new ConsolidationPolicy(
            new StaticThreshold(LIMIT),
            new MinimumMigrationTime(),
            1,
            MemoryOverBandwidth.USUAL,
            125e6));
  }
}
