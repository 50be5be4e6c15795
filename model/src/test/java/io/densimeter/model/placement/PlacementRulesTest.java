package io.densimeter.model.placement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.placement.PlacementRules.GuestSet;
import io.densimeter.model.placement.PlacementRules.LicensedGuests;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementRulesTest {
  private static final PlacementPolicy POLICY = new FirstFitDecreasing();

  @Test
  void guestsTogetherTakeAHostThatHasRoomForAll() {
    // 7 opens host 0 with 3 left; 2 + 2 do not fit there together though each alone does.
    var request = Estates.cpuOnly(9, 7, 2, 2).withRules(together(1, 2));
    for (var policy : PlacementPolicies.ALL) {
      var hostOf = policy.place(request).hostOf();
      assertEquals(hostOf[1], hostOf[2], policy.yamlName());
      assertTrue(hostOf[0] != hostOf[1], policy.yamlName());
    }
  }

  @Test
  void setsTogetherThatShareAGuestAreOne() {
    var rules =
        new PlacementRules(
            List.of(new GuestSet("a", List.of(0, 1)), new GuestSet("b", List.of(3, 1))),
            List.of(),
            List.of());
    // 4 + 4 + 4 of 0, 1 and 3 fit on no host of 10.
    var placement = POLICY.place(Estates.cpuOnly(9, 4, 4, 4, 4).withRules(rules));
    assertArrayEquals(new int[] {-1, -1, 0, -1}, placement.hostOf());
    assertEquals(
        new UnplacedGuest(
            0,
            LimitingResource.HOST_CPU,
            "must be together with 2 other guests, and that fits on no empty host: needs 0.1 MHz of"
                + " CPU, ten offers 0 MHz"),
        placement.unplaced().get(0));
  }

  @Test
  void guestsApartAreOnDifferentHostsUntilThereAreNoMore() {
    var request = Estates.cpuOnly(2, 1, 1, 1).withRules(apart(0, 1, 2));
    var placement = POLICY.place(request);
    assertArrayEquals(new int[] {0, 1, -1}, placement.hostOf());
    assertEquals(
        new UnplacedGuest(
            2,
            LimitingResource.PLACEMENT_RULES,
            "fits on an empty ten, but no host is left (2 hosts); it must be apart as db (3 guests)"),
        placement.unplaced().get(0));
    assertEquals(LimitingResource.PLACEMENT_RULES, placement.limit().resource());
  }

  @Test
  void guestsThatMustBeTogetherAndApartAreRefusedWithTheReason() {
    var rules =
        new PlacementRules(
            List.of(new GuestSet("pair", List.of(0, 1))),
            List.of(new GuestSet("db", List.of(0, 1))),
            List.of());
    var placement = POLICY.place(Estates.cpuOnly(9, 1, 1, 1).withRules(rules));
    assertArrayEquals(new int[] {-1, -1, 0}, placement.hostOf());
    assertEquals(
        "must be together with 1 other guest, and that must be apart as db (2 guests)",
        placement.unplaced().get(1).reason());
  }

  @Test
  void aLicensedGuestGoesToALicensedHostAndBeforeTheOthers() {
    // Only the first host of the second group is licensed: the small guest 2 gets it before the
    // large ones fill it.
    var groups = List.of(Estates.hosts("a", 1, 10, 10), Estates.hosts("b", 2, 10, 10));
    var rules =
        new PlacementRules(
            List.of(), List.of(), List.of(new LicensedGuests("sql", List.of(2), List.of(0, 1))));
    var request =
        PlacementRequest.of(groups, new long[][] {{9, 9, 2}, {9, 9, 2}}, new long[3])
            .withRules(rules);
    for (var policy : PlacementPolicies.ALL.subList(1, PlacementPolicies.ALL.size())) {
      assertArrayEquals(new int[] {0, 2, 1}, policy.place(request).hostOf(), policy.yamlName());
    }
    var none =
        new PlacementRules(
            List.of(), List.of(), List.of(new LicensedGuests("sql", List.of(2), List.of(0, 0))));
    assertEquals(
        "fits on no empty host: no host a is licensed for sql; no host b is licensed for sql",
        POLICY.place(request.withRules(none)).unplaced().get(0).reason());
  }

  @Test
  void guestsThatPeakAtDifferentTimesShareTheBuffer() {
    // Off-peak 2 each. Two that peak together by 3 each need 4 + 6 = 10; at different times
    // 4 + 3 = 7, so that a third one of the second cluster (6 + 3 + 3 = 12) does not fit but a
    // third
    // cluster's does (6 + 3 = 9).
    long[][] extra = {{3, 3, 3}};
    var request = Estates.cpuOnly(9, 2, 2, 2);
    var same = POLICY.place(request.withPeaks(PeakNeeds.of(extra, new int[] {0, 0, 0})));
    assertArrayEquals(new int[] {0, 0, 1}, same.hostOf());
    var two = POLICY.place(request.withPeaks(PeakNeeds.of(extra, new int[] {0, 1, 1})));
    assertArrayEquals(new int[] {0, 0, 1}, two.hostOf());
    assertEquals(0.7, two.cpuFraction(0));
    var three = POLICY.place(request.withPeaks(PeakNeeds.of(extra, new int[] {0, 1, 2})));
    assertArrayEquals(new int[] {0, 0, 0}, three.hostOf());
    assertEquals(0.9, three.cpuFraction(0));
  }

  @Test
  void aRuleThatNamesNoGuestOrNotAllGroupsIsRefused() {
    var request = Estates.cpuOnly(2, 1, 1);
    assertEquals(
        "The rule db names guest 2; there are guests 0 to 1.",
        assertThrows(IllegalArgumentException.class, () -> request.withRules(apart(0, 2)))
            .getMessage());
    var licence = new LicensedGuests("sql", List.of(0), List.of(1, 1));
    assertEquals(
        "The licence sql must say how many hosts have it for 1 groups, not for 2.",
        assertThrows(
                IllegalArgumentException.class,
                () -> request.withRules(new PlacementRules(List.of(), List.of(), List.of(licence))))
            .getMessage());
  }

  private static PlacementRules together(Integer... guests) {
    return new PlacementRules(List.of(new GuestSet("pair", List.of(guests))), List.of(), List.of());
  }

  private static PlacementRules apart(Integer... guests) {
    return new PlacementRules(List.of(), List.of(new GuestSet("db", List.of(guests))), List.of());
  }
}
