package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.model.operation.RequestDemand;
import io.densimeter.model.operation.Variate;
import io.densimeter.model.units.Dimension;

/**
 * The requests of a guest.
 *
 * @param arrivals when they come
 * @param cpuNanos mean native CPU time of a request
 * @param cpuVariation coefficient of variation of the CPU time of a stage
 * @param diskRequests disk requests, one after the other; the CPU time is spread evenly around them
 * @param diskRequestBytes bytes of a disk request
 * @param packetsIn packets received
 * @param packetsOut packets sent
 * @param packetBytes bytes of a packet
 */
@Doc("The requests of a guest: when they come, and what each asks for.")
public record RequestsSpec(
    ArrivalsSpec arrivals,
    @Doc("Mean CPU time of a request on a vCPU of the bare machine.")
        @Unit(value = Dimension.TIME, usual = "ms")
        @Between(least = "1 us", most = "1 h")
        long cpuNanos,
    @Doc("Standard deviation of CPU time over its mean; 0 is always the same, 1 exponential.")
        @Default("1")
        @Between(least = "0", most = "20")
        double cpuVariation,
    @Doc("Disk requests of a request, one after the other.")
        @Default("0")
        @Between(least = "0", most = "1000")
        int diskRequests,
    @Doc("Bytes of a disk request.")
        @Default("16 KiB")
        @Unit(Dimension.MEMORY)
        @Between(most = "1 GiB")
        long diskRequestBytes,
    @Doc("Packets received for a request.") @Default("0") @Between(least = "0", most = "100000")
        int packetsIn,
    @Doc("Packets sent for a request.") @Default("0") @Between(least = "0", most = "100000")
        int packetsOut,
    @Doc("Bytes of a packet.") @Default("1.5 KiB") @Unit(Dimension.MEMORY) @Between(most = "1 MiB")
        long packetBytes) {

  /**
   * Returns what a request asks for.
   *
   * @param speed speed of the vCPU that {@code cpu} is about over that of the host's cores
   */
  public RequestDemand demand(double speed) {
    return new RequestDemand(
        new Variate(cpuNanos * speed / (diskRequests + 1), cpuVariation),
        diskRequests,
        (int) diskRequestBytes,
        packetsIn,
        packetsOut,
        (int) packetBytes);
  }
}
