package io.densimeter.reports.result;

import io.densimeter.model.stats.Metric;
import java.util.Map;

/**
 * The metrics of one replication of a scenario.
 *
 * @param replication number of the replication, from 0
 * @param values value of each metric, in the order of {@link
 *     io.densimeter.model.stats.Metrics#ALL}; every value is finite
 */
public record ReplicationResult(int replication, Map<Metric, Double> values) {}
