package io.densimeter.experiments.reference;

import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.NameOf;
import io.densimeter.experiments.yaml.Shorthand;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.platform.CpuFeature;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Price;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.units.Figure;
import io.densimeter.model.units.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The implementation of a reference case: one of the catalogue or of a file, or one that is like it
 * but for what is known of it, such as containers without a filter. The source is the case's.
 *
 * @param name the implementation; with {@code like}, what it is called
 * @param like the implementation that all which is not given here is taken from; null for {@code
 *     name}
 * @param paging how it translates addresses; null for that of the other
 * @param io how its requests reach devices; null for that of the other
 * @param paths path lengths that differ
 * @param settings settings that differ
 */
@Doc("The implementation: a name, or a name with what differs.")
@Shorthand("name")
public record ImplementationUse(
    @Doc("An implementation of the catalogue or a YAML file; with like, a name of your own.")
        @NameOf(value = "implementation", orFile = true, unless = "like")
        String name,
    @Doc("The implementation of the catalogue or YAML file that comes nearest.")
        @NameOf(value = "implementation", orFile = true)
        @Nullable String like,
    @Doc("How addresses are translated, when it differs.") @Nullable Paging paging,
    @Doc("How requests reach devices, when it differs.") @Nullable IoPath io,
    @Doc("Path lengths that differ: 800 cycles, 700 instructions or 300 ns.") @Default("{}")
        Map<Path, Cost> paths,
    @Doc("Settings that differ.") @Default("{}") Map<Setting, Double> settings)
    implements Validated {

  @Override
  public List<Problem> validate() {
    var problems = new ArrayList<Problem>();
    settings.forEach(
        (setting, value) -> {
          if (value < 0) {
            problems.add(
                new Problem(
                    "settings." + setting.yamlName(), "must be at least 0, was " + value + "."));
          }
        });
    return problems;
  }

  /** Returns the entry of the catalogue that it starts from. */
  public String base() {
    return like == null ? name : like;
  }

  /** Returns the implementation. */
  public Implementation apply(Implementation base, String source) {
    var changedPaths = new EnumMap<Path, Price>(Path.class);
    changedPaths.putAll(base.paths());
    paths.forEach((path, cost) -> changedPaths.put(path, cost.toPrice(source)));
    var changedSettings = new EnumMap<Setting, Figure>(Setting.class);
    changedSettings.putAll(base.settings());
    settings.forEach((setting, value) -> changedSettings.put(setting, new Figure(value, source)));
    return new Implementation(
        like == null ? base.name() : name,
        base.description(),
        base.technique(),
        needs(base),
        base.modifiedKernel(),
        paging == null ? base.paging() : paging,
        io == null ? base.io() : io,
        base.hostMemoryBytes(),
        base.guestMemoryBytes(),
        base.memorySource(),
        changedPaths,
        changedSettings,
        base.transforms());
  }

  /** Shadow paging asks nothing of the CPU; nested paging does. */
  private EnumSet<CpuFeature> needs(Implementation base) {
    var needs = EnumSet.noneOf(CpuFeature.class);
    needs.addAll(base.needs());
    if (paging == Paging.NESTED) {
      needs.add(CpuFeature.NESTED_PAGING);
    } else if (paging != null) {
      needs.remove(CpuFeature.NESTED_PAGING);
    }
    return needs;
  }
}
