package io.densimeter.model.operation;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;

/**
 * Containers of a host share its kernel, and contend for its locks: as many vCPUs as the guests
 * have are neighbours, unless the implementation itself says how many are. Other techniques give
 * each guest a kernel of its own.
 */
final class KernelNeighbours {
  private KernelNeighbours() {}

  /** Returns the prices with the neighbours that the guests are to each other. */
  static CostTable of(OperationInputs inputs) {
    var costs = inputs.costs();
    boolean said = costs.implementation().settings().containsKey(Setting.NEIGHBOURS);
    if (said || !contends(costs)) {
      return costs;
    }
    int vcpus = inputs.guests().stream().mapToInt(guest -> guest.vcpus().size()).sum();
    return among(costs, vcpus);
  }

  /** Returns a host whose containers take the kernel's locks as if each had them to itself. */
  static OperationInputs none(OperationInputs inputs) {
    return inputs.withCosts(among(inputs.costs(), 1));
  }

  /** Returns whether guests share a kernel with locks. */
  static boolean contends(CostTable costs) {
    return costs.implementation().technique() == Technique.OS_LEVEL && costs.has(Path.LOCK_HOLD);
  }

  private static CostTable among(CostTable costs, int vcpus) {
    return CostTable.of(
        costs.platform(),
        costs.implementation().with(Setting.NEIGHBOURS, vcpus, "the guests on the host"));
  }
}
