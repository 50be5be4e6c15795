package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.NameOf;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.experiments.yaml.Word;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Money;
import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One kind of host, and how many there are.
 *
 * @param name name of the entry, unique
 * @param count how many
 * @param platform name of the CPU platform
 * @param cores physical cores of a host
 * @param clockHertz clock of a core; null for the platform's own
 * @param memoryBytes physical memory of a host
 * @param socket what the cores of a socket share; null to leave that out
 * @param power power by utilisation
 * @param price purchase price of a host; null when it is that of its model
 * @param model model of the catalogue whose price it has; null when the price is given
 * @param sockets CPU sockets of a host, for licences; null for those of {@code socket}, or 2
 * @param embodied what making a host emitted; null to estimate it from its sockets and memory
 */
@Doc("One kind of host, and how many there are.")
public record HostSpec(
    @Doc("Name of this entry, as paths and results use it.") @Word String name,
    @Doc("How many there are.") @Between(least = "1", most = "1000000") int count,
    @Doc("CPU platform from the catalogue, or the path of a YAML file.")
        @NameOf(value = "platform", orFile = true)
        String platform,
    @Doc("Physical cores of a host.") @Between(least = "1", most = "4096") int cores,
    @Doc("Clock of a core; left out, the platform's.")
        @Unit(Dimension.CLOCK)
        @Between(least = "1 MHz")
        @Nullable Long clockHertz,
    @Doc("Physical memory of a host.") @Unit(Dimension.MEMORY) @Between(least = "1 MiB")
        long memoryBytes,
    @Nullable SocketSpec socket,
    PowerSpec power,
    @Doc("Purchase price of a host.") @Nullable Money price,
    @Doc("Model of the catalogue whose price a host has, in place of a price.")
        @Nullable String model,
    @Doc("CPU sockets of a host, for licences; left out, those of socket, or 2.")
        @Between(least = "1", most = "64")
        @Nullable Integer sockets,
    @Nullable EmbodiedSpec embodied)
    implements Validated {
  private static final int USUAL_SOCKETS = 2;

  /** Returns the CPU sockets of a host. */
  public int socketCount() {
    if (sockets != null) {
      return sockets;
    }
    return socket == null ? USUAL_SOCKETS : socket.count();
  }

  @Override
  public List<Problem> validate() {
    List<Problem> problems = new ArrayList<>();
    if ((price == null) == (model == null)) {
      String has = price == null ? "neither" : "both";
      problems.add(
          new Problem("price", "a host has a price or a model, this one has " + has + "."));
    }
    if (sockets != null && socket != null && sockets != socket.count()) {
      problems.add(
          new Problem("sockets", "must be those of socket.count, " + socket.count() + "."));
    }
    return problems;
  }
}
