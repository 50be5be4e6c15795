package io.densimeter.model.platform;

import io.densimeter.model.machine.OsFamily;
import java.util.ArrayList;
import java.util.List;

/**
 * What a technique demands of the CPU and of the guest. A plan that breaks a demand is infeasible,
 * with the reason.
 */
public final class Constraints {
  /** The kernel of the hosts: the container engines of the catalogue run on Linux. */
  public static final OsFamily HOST_KERNEL = OsFamily.LINUX;

  private Constraints() {}

  /**
   * Returns why guests of an operating system cannot run so, one sentence each; empty when they
   * can.
   *
   * @param hostOs family of the kernel that containers share
   */
  public static List<String> obstacles(
      Implementation implementation, Platform platform, OsFamily guestOs, OsFamily hostOs) {
    var obstacles = new ArrayList<String>();
    for (var feature : implementation.needs()) {
      if (!platform.has(feature)) {
        obstacles.add(missing(feature, implementation, platform));
      }
    }
    if (implementation.modifiedKernel() && !guestOs.modifiableKernel()) {
      obstacles.add(
          implementation.name()
              + " runs modified guest kernels only, and the kernel of "
              + guestOs.yamlName()
              + " cannot be modified");
    }
    if (implementation.technique() == Technique.OS_LEVEL && guestOs != hostOs) {
      obstacles.add(
          implementation.name()
              + " shares the host's "
              + hostOs.yamlName()
              + " kernel, which cannot run a "
              + guestOs.yamlName()
              + " guest");
    }
    return List.copyOf(obstacles);
  }

  private static String missing(
      CpuFeature feature, Implementation implementation, Platform platform) {
    if (feature == CpuFeature.VIRTUALIZABLE) {
      // Robin and Irvine, USENIX Security 2000: 17 such instructions on the Pentium.
      return implementation.name()
          + " needs every sensitive instruction to trap, and platform "
          + platform.name()
          + " has sensitive instructions that are not privileged";
    }
    return implementation.name()
        + " needs "
        + feature.yamlName()
        + ", which platform "
        + platform.name()
        + " does not have";
  }
}
