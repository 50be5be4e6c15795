package io.densimeter.model.operation;

import io.densimeter.model.units.Require;

/**
 * A disk array or a network link of the host.
 *
 * @param servers requests that it serves at a time
 * @param serviceNanos time of a request, beside that of its bytes
 * @param bytesPerSecond rate of one server; infinite when bytes take no time
 */
public record DeviceSpec(int servers, Variate serviceNanos, double bytesPerSecond) {
  public DeviceSpec {
    Require.positive("servers", servers);
    if (!(bytesPerSecond > 0)) {
      throw new IllegalArgumentException(
          "The bytesPerSecond (" + bytesPerSecond + ") must be positive.");
    }
  }

  /** Returns one server whose time does not depend on bytes. */
  public static DeviceSpec of(Variate serviceNanos) {
    return new DeviceSpec(1, serviceNanos, Double.POSITIVE_INFINITY);
  }
}
