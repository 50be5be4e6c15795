package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.NameOf;
import io.densimeter.experiments.yaml.Shorthand;
import io.densimeter.experiments.yaml.Word;
import io.densimeter.model.platform.Technique;
import org.jspecify.annotations.Nullable;

/**
 * A technique to compare.
 *
 * @param kind the technique
 * @param implementation name of the implementation; null for the usual one of the technique
 * @param name what results call it; null for the technique's own name
 */
@Doc("A technique by its name, or with the implementation to use.")
@Shorthand("kind")
public record TechniqueSpec(
    @Doc("The virtualization technique.") Technique kind,
    @Doc(
            "Implementation from the catalogue, or the path of a YAML file; left out, the usual one of"
                + " the technique.")
        @NameOf(value = "implementation", orFile = true)
        @Nullable String implementation,
    @Doc("What results call it; needed when a technique is listed twice.") @Word
        @Nullable String name) {

  /** Returns what scenarios and results call it. */
  public String label() {
    return name == null ? kind.yamlName() : name;
  }
}
