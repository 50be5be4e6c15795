package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.operation.DeviceSpec;
import io.densimeter.model.operation.Variate;
import io.densimeter.model.units.Dimension;

/**
 * The disk.
 *
 * @param servers requests at a time
 * @param serviceNanos mean time of a request beside its bytes
 * @param rateBytes bytes that one of them moves in a second
 */
@Doc("The disk, or array of disks, of the host.")
public record DiskSpec(
    @Doc("Requests that it serves at a time.") @Default("8") @Between(least = "1", most = "4096")
        int servers,
    @Doc("Mean time of a request beside its bytes (exponential).")
        @Default("4 ms")
        @Unit(value = Dimension.TIME, usual = "ms")
        @Between(most = "1 h")
        long serviceNanos,
    @Doc("Bytes that one of them moves in a second.")
        @Default("100 MiB")
        @Unit(Dimension.MEMORY)
        @Between(least = "1 KiB")
        long rateBytes) {
  /** Returns the device. */
  public DeviceSpec device() {
    return new DeviceSpec(servers, Variate.exponential((double) serviceNanos), (double) rateBytes);
  }
}
