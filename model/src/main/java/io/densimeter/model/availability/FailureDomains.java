package io.densimeter.model.availability;

import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;

/**
 * What the guests of a host share under an implementation, and so lose together.
 *
 * @param oneKernel whether they run on the kernel of the host, which is patched for all at once
 * @param driverDomain whether their I/O goes through a domain that can crash by itself
 * @param movable whether a guest can be moved while it runs. Left out: containers that are moved by
 *     checkpoint and restart, as OpenVZ can
 */
public record FailureDomains(boolean oneKernel, boolean driverDomain, boolean movable) {
  /** Returns the domains under an implementation. */
  public static FailureDomains of(Implementation implementation) {
    var technique = implementation.technique();
    boolean oneKernel = technique == Technique.OS_LEVEL || technique == Technique.BARE_METAL;
    return new FailureDomains(
        oneKernel,
        // Xen 1.x has the same path of requests, but its drivers are in the hypervisor.
        implementation.io() == IoPath.DRIVER_DOMAIN
            && implementation.setting(Setting.DRIVER_DOMAIN) == 1,
        // The state of a device that the guest drives itself cannot be read out and moved.
        !oneKernel && implementation.io() != IoPath.PASSTHROUGH);
  }
}
