package io.densimeter.model.consolidation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.densimeter.model.sim.RandomStreams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetSearchTest {
  private static final double LIMIT = 0.8;

  @Test
  void theHostFoundIsOneWhosePowerRisesLeastOfAll() {
    for (int seed = 0; seed < 100; seed++) {
      var random = new RandomStreams(seed, 0).stream("estate");
      var estate = new FakeEstate(random, random.nextInt(1, 60), random.nextInt(1, 120));
      var state = new RoundState(estate);
      var search = new TargetSearch(state, LIMIT);
      List<Integer> open = new ArrayList<>();
      for (int host = 0; host < estate.hosts(); host++) {
        if (estate.isOn(host)) {
          state.measure(host, LIMIT);
          open.add(host);
        }
      }
      open.sort(Comparator.comparingDouble(state::utilisation));
      search.clear();
      open.forEach(search::open);
      search.index();
      for (int guest = 0; guest < estate.guests(); guest++) {
        if (guest % 7 == 3 && search.isOpen(open.get(0))) {
          search.close(open.remove(0));
          if (open.isEmpty()) {
            break;
          }
        }
        double least = Double.POSITIVE_INFINITY;
        for (int host : open) {
          long need = estate.needCycles(guest, host % 2);
          if (state.fits(host, need, estate.memoryBytes(guest))) {
            least = Math.min(least, state.riseOn(host, need));
          }
        }
        int found = search.find(guest, false);
        String where = "seed " + seed + ", guest " + guest;
        assertEquals(least == Double.POSITIVE_INFINITY, found == BestHost.NONE, where);
        if (found != BestHost.NONE) {
          double rise = state.riseOn(found, estate.needCycles(guest, found % 2));
          assertEquals(least, rise, 1e-6, where);
          boolean touched = search.isTouched(found);
          search.send(guest, found);
          if (guest % 3 == 0) {
            search.takeBack(guest, found, touched);
          }
        }
      }
    }
  }
}
