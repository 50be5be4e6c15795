package io.densimeter.model.tco;

/** What a price is for one of. */
public enum CostDriver {
  /** The whole estate. */
  ESTATE("estate", "estates"),
  /** A host that is bought, spare ones too. */
  HOST("host", "hosts"),
  /** A CPU socket of a host. */
  SOCKET("socket", "sockets"),
  /** A physical core of a host. */
  CORE("core", "cores"),
  /** A watt of the hosts' power at full load. */
  WATT("W", "W"),
  /** A kilowatt of the hosts' power at full load. */
  KILOWATT("kW", "kW"),
  /** A placed guest. */
  GUEST("guest", "guests"),
  /** A vCPU of a placed guest. */
  VCPU("vCPU", "vCPUs"),
  /** An operating system that is installed and patched: one for a host under one kernel. */
  OS_IMAGE("OS image", "OS images");

  private final String singular;
  private final String plural;

  CostDriver(String singular, String plural) {
    this.singular = singular;
    this.plural = plural;
  }

  String named(double count) {
    return count == 1 ? singular : plural;
  }
}
