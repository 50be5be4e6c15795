package io.densimeter.experiments.reference;

import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.NameOf;
import io.densimeter.experiments.yaml.Shorthand;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Setting;
import java.util.Map;

/**
 * The implementation of a reference case: one of the catalogue, or one with other settings, such as
 * containers without a filter. The source is the case's.
 *
 * @param name an implementation of the catalogue
 * @param settings settings that differ
 */
@Doc("The implementation: a name, or a name with what differs.")
@Shorthand("name")
public record ImplementationUse(
    @Doc("An implementation of the catalogue.") @NameOf(value = "implementation", orFile = true)
        String name,
    @Doc("Settings that differ.") @Default("{}") Map<Setting, Double> settings) {

  /** Returns the implementation. */
  public Implementation apply(Implementation named, String source) {
    var changed = named;
    for (var setting : settings.entrySet()) {
      changed = changed.with(setting.getKey(), setting.getValue(), source);
    }
    return changed;
  }
}
