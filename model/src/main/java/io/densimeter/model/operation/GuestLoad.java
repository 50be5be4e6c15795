package io.densimeter.model.operation;

import io.densimeter.model.sched.VcpuSpec;
import io.densimeter.model.units.Require;
import io.densimeter.model.workload.WorkloadProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A guest and its requests.
 *
 * @param name its name, which its random numbers depend on
 * @param vcpus what each of its vCPUs is to the host
 * @param arrivals when requests come
 * @param demand what a request asks for
 * @param profile what the guest does while it computes; null for user code and nothing else
 * @param sliceNanos time slice of the guest's own kernel between its requests; {@link
 *     Long#MAX_VALUE} serves each stage to its end
 */
public record GuestLoad(
    String name,
    List<VcpuSpec> vcpus,
    Arrivals arrivals,
    RequestDemand demand,
    @Nullable WorkloadProfile profile,
    long sliceNanos) {
  public GuestLoad {
    vcpus = List.copyOf(vcpus);
    Require.positive("vcpus", vcpus.size());
    Require.positive("sliceNanos", sliceNanos);
  }
}
