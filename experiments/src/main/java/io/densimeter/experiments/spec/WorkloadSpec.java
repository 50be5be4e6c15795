package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.NameOf;

/**
 * What the guests do.
 *
 * @param trace how much CPU each guest asks for, over time
 * @param profile name of the workload profile: what a guest does with its CPU time
 * @param guest what each guest was given
 */
@Doc("What the guests do, and what they were given.")
public record WorkloadSpec(
    TraceSpec trace,
    @Doc("Workload profile: event rates per second of CPU, from the catalogue.")
        @NameOf(value = "profile", orFile = true)
        String profile,
    GuestSpec guest) {}
