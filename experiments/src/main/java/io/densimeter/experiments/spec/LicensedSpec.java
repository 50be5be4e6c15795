package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Size;
import io.densimeter.experiments.yaml.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Guests that may run on licensed hosts only.
 *
 * @param name name of the licence
 * @param guests the guests
 * @param hosts kinds of hosts that are licensed
 * @param count how many hosts of each of these kinds are; null for all
 */
@Doc("Guests that may run on licensed hosts only.")
public record LicensedSpec(
    @Doc("Name of the licence.") @Word String name,
    @Doc("Names of the guests; a * stands for any letters.") GuestSetSpec guests,
    @Doc("Names of the kinds of hosts that are licensed.") @Size(min = 1) List<String> hosts,
    @Doc("How many hosts of each of these kinds are licensed; left out, all.")
        @Between(least = "1", most = "1000000")
        @Nullable Integer count) {}
