package io.densimeter.model.tco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.tco.LicenceOffer.Metric;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Prices of Windows Server 2016 in packs of two cores, and VMware's rule of 2025. */
class LicenceChoiceTest {
  private static final LicenceOffer STANDARD =
      new LicenceOffer("standard", Metric.CORE, 2, 8, 16, 1, 2, Estates.is("standard", 111), false);
  private static final LicenceOffer DATACENTER =
      new LicenceOffer(
          "datacenter", Metric.CORE, 2, 8, 16, 1, 0, Estates.is("datacenter", 770), false);
  private static final LicenceOffer VMWARE =
      new LicenceOffer("vvf", Metric.CORE, 1, 16, 1, 72, 0, Estates.is("vvf", 190), true);

  private static LicenceChoice cheapest(CostedEstate estate, LicenceOffer... offers) {
    return LicenceChoice.cheapest(List.of(offers), estate, offer -> offer.price().value());
  }

  @Test
  void twelveGuestsAreCheapestOnStackedStandardAndFourteenOnDatacenter() {
    var twelve = cheapest(Estates.of(1, 12, 1, 0), STANDARD, DATACENTER);
    assertEquals(Map.of(STANDARD, 6 * 8L), twelve.packs());
    assertEquals(5_328, twelve.price());
    for (int guests : List.of(13, 14)) {
      var more = cheapest(Estates.of(1, guests, 1, 0), STANDARD, DATACENTER);
      assertEquals(Map.of(DATACENTER, 8L), more.packs());
      assertEquals(6_160, more.price());
      assertEquals(7 * 888, cheapest(Estates.of(1, guests, 1, 0), STANDARD).price());
    }
  }

  @Test
  void onPricesOf2022DatacenterWinsFromElevenGuests() {
    var standard =
        new LicenceOffer("s", Metric.CORE, 16, 8, 16, 1, 2, Estates.is("s", 1_069), false);
    var datacenter =
        new LicenceOffer("d", Metric.CORE, 16, 8, 16, 1, 0, Estates.is("d", 6_155), false);
    assertEquals(5 * 1_069, cheapest(Estates.of(1, 10, 1, 0), standard, datacenter).price());
    assertEquals(6_155, cheapest(Estates.of(1, 11, 1, 0), standard, datacenter).price());
    assertEquals(6_414, cheapest(Estates.of(1, 11, 1, 0), standard).price());
  }

  @Test
  void eachHostIsLicensedAsItIsCheapestForItsGuests() {
    var hosts = new CostedHosts("host", 3, 2, 16, 1, List.of(2, 14));
    var choice = cheapest(new CostedEstate(List.of(hosts), false, 1, 0), STANDARD, DATACENTER);
    assertEquals(Map.of(STANDARD, 8L, DATACENTER, 8L), choice.packs());
  }

  @Test
  void underOneKernelAHostNeedsOneLicenceWhateverItsGuests() {
    var hosts = new CostedHosts("host", 1, 2, 16, 1, List.of(40));
    var choice = cheapest(new CostedEstate(List.of(hosts), true, 1, 0), STANDARD, DATACENTER);
    assertEquals(Map.of(STANDARD, 8L), choice.packs());
  }

  @Test
  void smallSocketsCountAsSixteenCoresAndSmallOrdersAsSeventyTwo() {
    assertEquals(Map.of(VMWARE, 72L), cheapest(of(1, 2, 16), VMWARE).packs());
    assertEquals(Map.of(VMWARE, 3 * 32L), cheapest(of(3, 2, 16), VMWARE).packs());
    assertEquals(32, VMWARE.packs(of(1, 2, 16).hosts().get(0)));
    assertEquals(64, VMWARE.packs(of(1, 2, 64).hosts().get(0)));
  }

  /** One host of two sockets with so many guests: every mix of the editions, counted out. */
  @Test
  void noMixOfEditionsIsCheaper() {
    var single =
        new LicenceOffer("single", Metric.OS_IMAGE, 1, 1, 1, 1, 1, Estates.is("one", 500), false);
    for (int guests = 1; guests <= 20; guests++) {
      int needed = guests;
      double least =
          IntStream.rangeClosed(0, 10)
              .boxed()
              .flatMap(s -> IntStream.rangeClosed(0, 20).mapToObj(o -> new int[] {s, o}))
              .filter(mix -> 2 * mix[0] + mix[1] >= needed)
              .mapToDouble(mix -> mix[0] * 888 + mix[1] * 500)
              .min()
              .orElseThrow();
      var choice = cheapest(Estates.of(1, guests, 1, 0), STANDARD, DATACENTER, single);
      assertEquals(Math.min(least, 6_160), choice.price(), guests + " guests");
      assertTrue(choice.packs().values().stream().allMatch(packs -> packs > 0));
    }
  }

  private static CostedEstate of(int hosts, int sockets, int cores) {
    var guests = IntStream.range(0, hosts).mapToObj(i -> 4).toList();
    return new CostedEstate(
        List.of(new CostedHosts("host", hosts, sockets, cores, 1, guests)), false, 1, 0);
  }
}
