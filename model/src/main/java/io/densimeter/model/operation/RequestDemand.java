package io.densimeter.model.operation;

import io.densimeter.model.units.Require;

/**
 * What a request asks for. It visits the CPU, then the disk, and so on, and ends on the CPU when it
 * has as many disk requests as given; packets come before the first stage and go after the last.
 *
 * @param cpuNanos native CPU time of each of its {@code diskRequests + 1} stages on the CPU, in
 *     nanoseconds on the host's platform
 * @param diskRequests disk requests, one after the other
 * @param diskBytes bytes of a disk request
 * @param packetsIn packets received
 * @param packetsOut packets sent
 * @param packetBytes bytes of a packet
 */
public record RequestDemand(
    Variate cpuNanos,
    int diskRequests,
    int diskBytes,
    int packetsIn,
    int packetsOut,
    int packetBytes) {
  public RequestDemand {
    Require.notNegative("diskRequests", (double) diskRequests);
    Require.notNegative("diskBytes", (double) diskBytes);
    Require.notNegative("packetsIn", (double) packetsIn);
    Require.notNegative("packetsOut", (double) packetsOut);
    Require.notNegative("packetBytes", (double) packetBytes);
  }

  /** Returns a request of one stage of CPU and nothing else. */
  public static RequestDemand cpu(Variate cpuNanos) {
    return new RequestDemand(cpuNanos, 0, 0, 0, 0, 0);
  }

  /** Returns this request with disk requests. */
  public RequestDemand withDisk(int requests, int bytes) {
    return new RequestDemand(cpuNanos, requests, bytes, packetsIn, packetsOut, packetBytes);
  }

  /** Returns this request with packets. */
  public RequestDemand withPackets(int in, int out, int bytes) {
    return new RequestDemand(cpuNanos, diskRequests, diskBytes, in, out, bytes);
  }
}
