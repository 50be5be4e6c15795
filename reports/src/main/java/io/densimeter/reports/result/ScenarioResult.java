package io.densimeter.reports.result;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of one scenario: one point of the sweep under one technique.
 *
 * @param id stable identifier, such as {@code paravirtual} or {@code
 *     paravirtual,placement.headroom=10 %}
 * @param technique name of the technique
 * @param implementation name of the implementation, such as {@code xen-3-pv}
 * @param axes the swept paths and their values, in the order of the sweep; empty without a sweep
 * @param infeasible why the plan breaks a constraint of the technique; null when it is feasible.
 *     Without replications, mechanisms, timeline, hosts and guests then
 * @param limitedBy what limits density: a short noun phrase such as {@code host memory}; empty when
 *     infeasible
 * @param replications one entry for each replication
 * @param mechanisms where the cycles go, in a fixed order; bare work first
 * @param timeline series of the first replication; null when infeasible
 * @param hosts per-host figures of all replications
 * @param guests per-guest figures of all replications
 * @param costs what it costs, mean over replications
 * @param warnings what a reader must know of this scenario
 */
public record ScenarioResult(
    String id,
    String technique,
    String implementation,
    Map<String, String> axes,
    @Nullable String infeasible,
    String limitedBy,
    List<ReplicationResult> replications,
    List<MechanismCycles> mechanisms,
    @Nullable Timeline timeline,
    List<HostRow> hosts,
    List<GuestRow> guests,
    Costs costs,
    List<String> warnings) {}
