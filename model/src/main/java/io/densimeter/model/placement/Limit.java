package io.densimeter.model.placement;

import java.util.Locale;

/**
 * What limits a placement, and by how much.
 *
 * <p>The rule, in this order:
 *
 * <ol>
 *   <li>A guest that would fit on an empty host found none: hosts available, or placement rules
 *       when they keep it from hosts that there are.
 *   <li>Otherwise what most used hosts have run out of: a host is out of CPU, or of memory, when or
 *       of another resource, when less is left than the mean guest needs, and out of guests when it
 *       has as many as it may.
 *   <li>Of equally many, what the used hosts are fullest in, as a share of what they offer. Of
 *       equally full ones, the order of {@link LimitingResource}.
 *   <li>Without any used host, what most guests were refused for.
 * </ol>
 *
 * @param resource what limits
 * @param cpuFraction CPU need of guests and hypervisors over the CPU capacity of the used hosts
 * @param memoryFraction memory need of guests and hypervisors over the memory of the used hosts
 * @param hostsOutOfCpu used hosts with less CPU left than the mean guest needs
 * @param hostsOutOfMemory used hosts with less memory left than the mean guest needs
 * @param hostsOutOfGuests used hosts with as many guests as they may have
 */
public record Limit(
    LimitingResource resource,
    double cpuFraction,
    double memoryFraction,
    int hostsOutOfCpu,
    int hostsOutOfMemory,
    int hostsOutOfGuests) {

  /**
   * Returns the limit as a phrase with its figures, such as {@code host memory (96 % kept; CPU 41 %
   * at p95)}.
   *
   * @param sizedBy what the CPU needs of the request are, such as {@code p95}
   */
  public String phrase(String sizedBy) {
    String cpu = percent(cpuFraction) + " at " + sizedBy;
    String memory = percent(memoryFraction) + " kept";
    String figures =
        switch (resource) {
          case HOST_CPU -> cpu + "; memory " + memory;
          case HOST_MEMORY -> memory + "; CPU " + cpu;
          case GUESTS_PER_HOST, FURTHER_RESOURCE, PLACEMENT_RULES, HOSTS_AVAILABLE ->
              "CPU " + cpu + "; memory " + memory;
        };
    return resource.phrase() + " (" + figures + ")";
  }

  private static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * fraction);
  }
}
