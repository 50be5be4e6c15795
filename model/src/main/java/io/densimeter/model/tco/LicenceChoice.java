package io.densimeter.model.tco;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest licences for an estate among the editions on offer.
 *
 * <p>Editions without a minimum order are combined host by host: the cheapest way to cover the
 * guests of a host, where editions may stack and mix (an unbounded covering knapsack, solved
 * exactly). An edition with a minimum order is tried for all hosts at once. The cheapest of these
 * is taken; of equally cheap ones, the first.
 *
 * @param packs packs to buy of each edition, those with any
 * @param price what they cost by the measure that was asked for
 */
record LicenceChoice(Map<LicenceOffer, Long> packs, double price) {

  /**
   * Returns the cheapest choice.
   *
   * @param offers the editions, at least one
   * @param measure what a pack of an edition costs
   */
  static LicenceChoice cheapest(
      List<LicenceOffer> offers, CostedEstate estate, ToDoubleFunction<LicenceOffer> measure) {
    LicenceChoice best = null;
    var free = offers.stream().filter(each -> each.minimumOrder() == 1).toList();
    List<List<LicenceOffer>> ways = new ArrayList<>();
    if (!free.isEmpty()) {
      ways.add(free);
    }
    offers.stream().filter(each -> each.minimumOrder() > 1).map(List::of).forEach(ways::add);
    for (var way : ways) {
      var choice = of(way, estate, measure);
      if (best == null || choice.price < best.price) {
        best = choice;
      }
    }
    if (best == null) {
      throw new IllegalArgumentException("There must be an offer.");
    }
    return best;
  }

  private static LicenceChoice of(
      List<LicenceOffer> offers, CostedEstate estate, ToDoubleFunction<LicenceOffer> measure) {
    Map<LicenceOffer, Long> packs = new LinkedHashMap<>();
    for (var hosts : estate.hosts()) {
      Map<Integer, Map<LicenceOffer, Long>> byGuests = new LinkedHashMap<>();
      for (int guests : hosts.guests()) {
        int needed = estate.guestsShareKernel() && !countGuests(offers) ? 1 : guests;
        byGuests
            .computeIfAbsent(needed, n -> cover(offers, hosts, n, measure))
            .forEach((offer, more) -> packs.merge(offer, more, Math::addExact));
      }
    }
    for (var offer : offers) {
      if (offer.minimumOrder() > 1) {
        long least = LicenceUnits.covering(offer.minimumOrder(), offer.pack());
        packs.computeIfPresent(offer, (same, bought) -> Math.max(bought, least));
      }
    }
    double price = 0;
    for (var bought : packs.entrySet()) {
      price += bought.getValue() * measure.applyAsDouble(bought.getKey());
    }
    return new LicenceChoice(packs, price);
  }

  private static boolean countGuests(List<LicenceOffer> offers) {
    return offers.stream().anyMatch(each -> each.metric() == LicenceOffer.Metric.GUEST);
  }

  /** Returns the cheapest packs that cover so many guests of one host. */
  private static Map<LicenceOffer, Long> cover(
      List<LicenceOffer> offers,
      CostedHosts host,
      int needed,
      ToDoubleFunction<LicenceOffer> measure) {
    double[] cost = new double[needed + 1];
    var last = new @Nullable LicenceOffer[needed + 1];
    Arrays.fill(cost, 1, needed + 1, Double.POSITIVE_INFINITY);
    for (int guests = 1; guests <= needed; guests++) {
      for (var offer : offers) {
        int rest = Math.max(0, guests - offer.coveredBy(needed));
        double with = cost[rest] + offer.packs(host) * measure.applyAsDouble(offer);
        if (with < cost[guests]) {
          cost[guests] = with;
          last[guests] = offer;
        }
      }
    }
    Map<LicenceOffer, Long> packs = new LinkedHashMap<>();
    int left = needed;
    while (left > 0) {
      var offer = last[left];
      if (offer == null) {
        throw new IllegalStateException("Nothing covers " + left + " guests.");
      }
      packs.merge(offer, offer.packs(host), Math::addExact);
      left = Math.max(0, left - offer.coveredBy(needed));
    }
    return packs;
  }
}
