package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.interference.SocketMemory;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Problem;
import java.util.List;

/**
 * What the cores of a socket share: the last-level cache and the way to memory.
 *
 * @param count sockets of a host
 * @param llcBytes last-level cache of a socket
 * @param llcWays ways of it
 * @param cacheClassWays ways that each cache class has for itself
 * @param memoryBandwidthBytesPerSecond peak bandwidth of a socket
 * @param memoryLatencyNanos latency of idle memory
 */
@Doc("What the cores of a socket share: the last-level cache (LLC) and the way to memory.")
public record SocketSpec(
    @Doc("Sockets of a host.") @Default("1") @Between(least = "1", most = "64") int count,
    @Doc("Last-level cache of a socket.") @Unit(Dimension.MEMORY) @Between(least = "64 KiB")
        long llcBytes,
    @Doc("Ways of the last-level cache.") @Default("16") @Between(least = "1", most = "64")
        int llcWays,
    @Doc("Ways that each cache class has for itself, on CPUs with CAT; guests name a class.")
        @Default("[]")
        @Between(least = "1", most = "63")
        List<Integer> cacheClassWays,
    @Doc("Peak memory bandwidth of a socket, as STREAM or MLC measure it.")
        @Unit(Dimension.MEMORY_BANDWIDTH)
        @Between(least = "100 MB/s")
        long memoryBandwidthBytesPerSecond,
    @Doc("Latency of idle memory.")
        @Unit(value = Dimension.TIME, usual = "ns")
        @Between(least = "1 ns", most = "10 us")
        long memoryLatencyNanos)
    implements Validated {

  @Override
  public List<Problem> validate() {
    int taken = cacheClassWays.stream().mapToInt(Integer::intValue).sum();
    return taken < llcWays
        ? List.of()
        : List.of(
            new Problem(
                "cache-class-ways",
                "take "
                    + taken
                    + " of "
                    + llcWays
                    + " ways, must leave one to guests without a class. Maybe fewer ways for"
                    + " each?"));
  }

  /**
   * Returns what a socket shares.
   *
   * @param clockHertz clock of its cores
   */
  public SocketMemory memory(long clockHertz) {
    return new SocketMemory(
        llcBytes,
        llcWays,
        cacheClassWays,
        memoryBandwidthBytesPerSecond,
        memoryLatencyNanos,
        clockHertz);
  }
}
