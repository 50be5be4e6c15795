package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.operation.DeviceSpec;
import io.densimeter.model.operation.Variate;
import io.densimeter.model.units.Dimension;

/**
 * The network.
 *
 * @param rateBytes bytes sent in a second
 */
@Doc("The network link of the host.")
public record NetworkSpec(
    @Doc("Bytes that it sends in a second.")
        @Default("119 MiB")
        @Unit(Dimension.MEMORY)
        @Between(least = "1 KiB")
        long rateBytes) {
  /** Returns the device. */
  public DeviceSpec device() {
    return new DeviceSpec(1, Variate.constant(0), (double) rateBytes);
  }
}
