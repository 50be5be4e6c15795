package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Bare;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Size;
import java.util.List;

/**
 * Guests by their names.
 *
 * @param patterns names; a {@code *} stands for any letters
 */
@Bare
@Doc("Names of guests; a * stands for any letters, as in db-*.")
public record GuestSetSpec(
    @Doc("Names of guests; a * stands for any letters, as in db-*.") @Size(min = 1)
        List<String> patterns) {

  /** Returns what reasons call the set. */
  public String name() {
    return String.join(", ", patterns);
  }
}
