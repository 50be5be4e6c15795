package io.densimeter.model.availability;

/** Why a guest does not run, in the order of the reports. */
public enum DowntimeCause {
  /** The guest's own kernel crashed. */
  GUEST_KERNEL("guest-kernel"),
  /** The kernel that all guests of the host depend on crashed. */
  HOST_KERNEL("host-kernel"),
  /** The driver domain of the host crashed: no I/O until it runs again. */
  DRIVER_DOMAIN("driver-domain"),
  /** The host failed. */
  HOST("host"),
  /** The guest's own kernel was patched. */
  GUEST_PATCH("guest-patch"),
  /** What is below the guest was patched: the hypervisor, or the one kernel of the host. */
  HOST_PATCH("host-patch");

  private final String word;

  DowntimeCause(String word) {
    this.word = word;
  }

  /** Returns its name in metrics, parameters and bills. */
  public String word() {
    return word;
  }
}
