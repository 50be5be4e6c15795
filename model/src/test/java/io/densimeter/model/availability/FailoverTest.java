package io.densimeter.model.availability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.machine.HostType;
import io.densimeter.model.machine.PowerCurve;
import io.densimeter.model.placement.Headroom;
import io.densimeter.model.placement.HostGroup;
import io.densimeter.model.placement.Placement;
import io.densimeter.model.placement.PlacementPolicies;
import io.densimeter.model.placement.PlacementRequest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hosts of 100 of CPU and 100 of memory, in single hertz and bytes. */
class FailoverTest {
  private static HostGroup hosts(int count, long cpu, long memory) {
    var power = new PowerCurve("none", "test", new double[11]);
    return new HostGroup(new HostType("h", "any", 1, cpu, memory, power, 0), count, 0, 0);
  }

  private static PlacementRequest request(int hosts, int guests, long cpu, long memory) {
    var cpuNeed = new long[guests];
    var memoryNeed = new long[guests];
    Arrays.fill(cpuNeed, cpu);
    Arrays.fill(memoryNeed, memory);
    return PlacementRequest.of(List.of(hosts(hosts, 100, 100)), new long[][] {cpuNeed}, memoryNeed);
  }

  private static Placement place(PlacementRequest request) {
    return PlacementPolicies.named("first-fit").orElseThrow().place(request);
  }

  private static int failovers(PlacementRequest request) {
    return Failover.hosts(place(request), 10);
  }

  /** Percentage admission control, 25 % of 4 hosts: 3 guests of 25 a host, one place free each. */
  @Test
  void aQuarterOfFourHostsIsOneFailure() {
    var kept = Headroom.of(Reserve.forFailures(1, 4).fraction());
    assertEquals(1, failovers(request(4, 12, 25, 1).withHeadroom(kept)));
    assertEquals(0, failovers(request(4, 16, 25, 1)));
  }

  /** 20 % of 10 hosts: 16 guests of 10 have the 16 places that 8 hosts keep. */
  @Test
  void aFifthOfTenHostsIsTwoFailures() {
    var kept = Headroom.of(Reserve.forFailures(2, 10).fraction());
    assertEquals(2, failovers(request(10, 80, 10, 1).withHeadroom(kept)));
  }

  /** Full hosts: as many can fail as there are spare ones. */
  @Test
  void everySpareHostTakesTheGuestsOfAFailedOne() {
    for (int spare = 0; spare <= 3; spare++) {
      var request = request(8, 20, 25, 25).withSpareHosts(spare);
      assertEquals(spare, failovers(request), spare + " spare hosts");
    }
  }

  /** By CPU there is room for all, by memory for none. */
  @Test
  void memoryCountsAsCpuDoes() {
    assertEquals(0, failovers(request(4, 16, 1, 25)));
    assertEquals(0, failovers(request(4, 16, 25, 1)));
  }

  /** A spare host of twice the size stands in for two; hosts that just stay empty do not count. */
  @Test
  void onlyHostsThatThePlanNeedsCount() {
    var cpu = new long[][] {{50, 50}, {50, 50}};
    var request =
        PlacementRequest.of(
            List.of(hosts(3, 50, 50), hosts(1, 100, 100)), cpu, new long[] {50, 50});
    var without = place(request);
    assertEquals(0, Failover.hosts(without, 10));
    assertFalse(Failover.isNeeded(without, 2));
    var with = place(request.withSpareHosts(1));
    assertEquals(2, Failover.hosts(with, 10));
    assertTrue(Failover.isNeeded(with, 3));
  }

  /** Of servers with one guest each none takes another, however much room it has. */
  @Test
  void aServerOfOneGuestTakesNoOther() {
    assertEquals(0, failovers(request(4, 4, 1, 1).withMaxGuestsPerHost(1)));
    assertEquals(1, failovers(request(5, 4, 1, 1).withMaxGuestsPerHost(1).withSpareHosts(1)));
  }
}
