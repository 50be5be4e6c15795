package io.densimeter.model.operation;

/** What keeps a host from carrying one tile more. */
public enum DensityLimit {
  /** The pCPUs, or the wait for them. */
  PCPU("pCPU"),
  /** Memory granted to guests and hypervisor. */
  MEMORY("memory"),
  /** The driver domain, or the hypervisor's I/O threads. */
  DRIVER_DOMAIN("driver domain and I/O threads"),
  /** The disk. */
  DISK("disk"),
  /**
   * Locks of the kernel that containers share: without the wait for them the host kept its level.
   */
  KERNEL_LOCKS("kernel locks"),
  /** The network. */
  NETWORK("network"),
  /** One operating system for each server. */
  ONE_GUEST("one guest per host"),
  /** A guest alone: the service level is out of reach without any neighbour. */
  GUEST("the guest itself"),
  /** The search ended before anything was exhausted. */
  SEARCH("the most that was searched");

  private final String label;

  DensityLimit(String label) {
    this.label = label;
  }

  /** Returns the name in reports. */
  public String label() {
    return label;
  }

  /** Returns the busiest part of a host that broke its service level. */
  static DensityLimit of(OperationResult broken) {
    var limit = PCPU;
    double busiest = broken.pcpuFraction();
    double[] fractions = {broken.ioFraction(), broken.diskFraction(), broken.networkFraction()};
    DensityLimit[] limits = {DRIVER_DOMAIN, DISK, NETWORK};
    for (int i = 0; i < limits.length; i++) {
      if (fractions[i] > busiest) {
        busiest = fractions[i];
        limit = limits[i];
      }
    }
    return limit;
  }
}
