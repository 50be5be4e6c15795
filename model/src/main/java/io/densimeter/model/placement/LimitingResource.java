package io.densimeter.model.placement;

/** What keeps a plan from fewer hosts, or from all its guests. */
public enum LimitingResource {
  /** The ceiling on guests, such as one on bare metal. */
  GUESTS_PER_HOST("guests per host"),
  /** CPU capacity of a host. */
  HOST_CPU("host CPU"),
  /** Memory of a host. */
  HOST_MEMORY("host memory"),
  /** A resource of a host beside CPU and memory. */
  FURTHER_RESOURCE("another resource of the hosts"),
  /** Guests that must be together, apart, or on licensed hosts. */
  PLACEMENT_RULES("placement rules"),
  /** The number of hosts. */
  HOSTS_AVAILABLE("hosts available");

  private final String phrase;

  LimitingResource(String phrase) {
    this.phrase = phrase;
  }

  /** Returns the noun phrase in reports. */
  public String phrase() {
    return phrase;
  }
}
