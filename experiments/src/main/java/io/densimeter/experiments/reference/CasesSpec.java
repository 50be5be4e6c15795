package io.densimeter.experiments.reference;

import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Size;
import java.util.List;
import java.util.Map;

/**
 * A file of reference cases.
 *
 * @param bounds bounds of the errors of this file's cases, by role
 * @param cases the cases
 */
@Doc("Reference cases.")
public record CasesSpec(
    @Doc("Bounds of the errors of this file's cases, by role.") @Default("{}")
        Map<Role, Bounds> bounds,
    @Doc("The cases.") @Size(min = 1) List<CaseSpec> cases) {}
