package io.densimeter.model.tco;

import io.densimeter.model.units.Require;
import java.util.List;

/**
 * The estate that a bill is for.
 *
 * @param hosts hosts that are bought, by type
 * @param hostsWithGuests hosts that need a licence per host
 * @param guests placed guests, 1 or more
 * @param traceKwh energy at the servers' plugs over the trace
 * @param traceNanos length of the trace
 */
public record BilledEstate(
    List<BilledHosts> hosts, int hostsWithGuests, int guests, double traceKwh, long traceNanos) {
  public BilledEstate {
    hosts = List.copyOf(hosts);
    Require.positive("hostsWithGuests", hostsWithGuests);
    Require.positive("guests", guests);
    Require.notNegative("traceKwh", traceKwh);
    Require.positive("traceNanos", traceNanos);
  }
}
