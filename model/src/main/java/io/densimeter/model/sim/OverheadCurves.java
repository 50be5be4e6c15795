package io.densimeter.model.sim;

import io.densimeter.model.kernel.OverheadCurve;
import io.densimeter.model.machine.HostType;

/** The overhead of each guest on the host that it is placed on. */
@FunctionalInterface
public interface OverheadCurves {
  /**
   * Returns the curve of a guest on a type of host. Asked once for each placed guest; guests that
   * are alike should get the same object.
   *
   * @param host type of the guest's host
   * @param guest index of the guest in the trace
   */
  OverheadCurve on(HostType host, int guest);
}
