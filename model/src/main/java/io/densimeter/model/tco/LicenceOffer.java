package io.densimeter.model.tco;

import io.densimeter.model.units.Require;

/**
 * An edition of a software as it is sold.
 *
 * <p>A host is licensed for as many units as the metric counts, at least the minima, in packs; that
 * covers so many guests, and licensing the host once more covers as many again (Windows Server
 * Standard stacks so). An order of all hosts has at least the minimum order.
 *
 * @param name name of the edition
 * @param metric what is counted
 * @param pack units that one price buys
 * @param minimumPerSocket units that a socket counts as at least; 1 without such a rule
 * @param minimumPerHost units that a host counts as at least; 1 without such a rule
 * @param minimumOrder units that an order has at least; 1 without such a rule
 * @param covers guests, or OS images, that licensing a host once covers; 0 for any number
 * @param price price of a pack
 * @param yearly whether the price is paid each year; otherwise once
 */
public record LicenceOffer(
    String name,
    Metric metric,
    int pack,
    int minimumPerSocket,
    int minimumPerHost,
    int minimumOrder,
    int covers,
    Parameter price,
    boolean yearly) {
  /** What a licence is sold by. */
  public enum Metric {
    /** Each host that carries guests. */
    HOST("hosts"),
    /** Each CPU socket of such a host. */
    SOCKET("sockets"),
    /** Each physical core of such a host. */
    CORE("cores"),
    /** Each guest. */
    GUEST("guests"),
    /** Each OS image: one for each host under one kernel, else one for each guest. */
    OS_IMAGE("OS images");

    private final String plural;

    Metric(String plural) {
      this.plural = plural;
    }

    String plural() {
      return plural;
    }
  }

  public LicenceOffer {
    Require.positive("pack", pack);
    Require.positive("minimumPerSocket", minimumPerSocket);
    Require.positive("minimumPerHost", minimumPerHost);
    Require.positive("minimumOrder", minimumOrder);
    Require.notNegative("covers", covers);
  }

  /** Returns an offer of single units without minima. */
  public static LicenceOffer simple(String name, Metric metric, Parameter price, boolean yearly) {
    return new LicenceOffer(name, metric, 1, 1, 1, 1, 0, price, yearly);
  }

  /** Returns the guests or OS images that licensing a host once covers. */
  int coveredBy(int needed) {
    return switch (metric) {
      case GUEST, OS_IMAGE -> 1;
      case HOST, SOCKET, CORE -> covers == 0 ? needed : covers;
    };
  }

  /** Returns the units that licensing a host once takes. */
  long units(CostedHosts host) {
    return switch (metric) {
      case GUEST, OS_IMAGE, HOST -> 1;
      case SOCKET -> Math.max(minimumPerHost, host.sockets());
      case CORE ->
          Math.max(
              minimumPerHost,
              LicenceUnits.cores(host.coresPerSocket(), host.sockets(), 1, minimumPerSocket, 1));
    };
  }

  /** Returns the packs that licensing a host once takes. */
  long packs(CostedHosts host) {
    return LicenceUnits.covering(units(host), pack);
  }
}
