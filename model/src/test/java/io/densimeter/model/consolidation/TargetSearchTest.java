package io.densimeter.model.consolidation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.densimeter.model.machine.PowerCurve;
import io.densimeter.model.machine.PowerModel;
import io.densimeter.model.sim.RandomStreams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TargetSearchTest {
  private static final double LIMIT = 0.8;

  @Test
  void theHostFoundIsTheBestOfAll() {
    search(FakeEstate.MEASURED);
  }

  @ParameterizedTest
  @EnumSource(PowerModel.class)
  void soItIsWithPowerThatFollowsAModel(PowerModel model) {
    search(
        PowerCurve.between("a", "test", model, 60, 120),
        PowerCurve.between("b", "test", model, 90, 135));
  }

  private static void search(PowerCurve... power) {
    for (int seed = 0; seed < 200; seed++) {
      var random = new RandomStreams(seed, 0).stream("estate");
      int hosts = random.nextInt(1, 60);
      var estate = new FakeEstate(random, hosts, random.nextInt(1, 120), power);
      var state = new RoundState(estate);
      var search = new TargetSearch(state, LIMIT);
      List<Integer> open = new ArrayList<>();
      for (int host = 0; host < estate.hosts(); host++) {
        if (estate.isOn(host)) {
          state.measure(host, LIMIT - (host % 3 == 0 ? 0 : 0.01 * random.nextInt(0, 10)));
          open.add(host);
        }
      }
      search.clear(new int[] {hosts / 2, hosts / 2});
      open.forEach(search::open);
      search.index();
      for (int guest = 0; guest < estate.guests(); guest++) {
        if (guest % 7 == 3 && search.isOpen(open.get(0))) {
          search.close(open.remove(0));
          if (open.isEmpty()) {
            break;
          }
        }
        int found = search.find(guest, false);
        assertEquals(best(estate, state, open, guest), found, "seed " + seed + ", guest " + guest);
        if (found != BestHost.NONE) {
          search.send(guest, found);
          if (guest % 3 == 0) {
            search.takeBack(guest, found);
          }
        }
      }
    }
  }

  /** Looks at every host: the first that undercuts those before it. */
  private static int best(FakeEstate estate, RoundState state, List<Integer> open, int guest) {
    open.sort(Comparator.naturalOrder());
    int best = BestHost.NONE;
    double least = Double.POSITIVE_INFINITY;
    for (int host : open) {
      long need = estate.needCycles(guest, estate.hostType(host));
      if (state.fits(host, need, estate.memoryBytes(guest))) {
        double rise = state.riseOn(host, need);
        if (rise < least - 1e-9) {
          best = host;
          least = rise;
        }
      }
    }
    return best;
  }
}
