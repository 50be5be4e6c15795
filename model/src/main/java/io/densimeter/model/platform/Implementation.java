package io.densimeter.model.platform;

import io.densimeter.model.units.Figure;
import io.densimeter.model.units.Require;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * A hypervisor, VMM or container engine: its mechanisms and how long its paths are.
 *
 * @param name name in files
 * @param description one line for a reader
 * @param technique what it implements
 * @param needs features of the CPU that it cannot do without
 * @param modifiedKernel whether guests run a kernel made for it
 * @param paging how addresses are translated
 * @param io how requests reach devices
 * @param hostMemoryBytes memory that it takes of each host
 * @param guestMemoryBytes memory that it takes for each guest beyond the granted
 * @param memorySource where the two come from
 * @param paths length of its paths
 * @param settings counts that differ from the usual
 * @param transforms how it changes what a guest does, by factors
 */
public record Implementation(
    String name,
    String description,
    Technique technique,
    Set<CpuFeature> needs,
    boolean modifiedKernel,
    Paging paging,
    IoPath io,
    long hostMemoryBytes,
    long guestMemoryBytes,
    String memorySource,
    Map<Path, Price> paths,
    Map<Setting, Figure> settings,
    Map<StreamTransform, Figure> transforms) {
  public Implementation {
    Require.notNegative("hostMemoryBytes", (double) hostMemoryBytes);
    Require.notNegative("guestMemoryBytes", (double) guestMemoryBytes);
    var needed = EnumSet.noneOf(CpuFeature.class);
    needed.addAll(needs);
    needs = Collections.unmodifiableSet(needed);
    var pathCopy = new EnumMap<Path, Price>(Path.class);
    pathCopy.putAll(paths);
    paths = Collections.unmodifiableMap(pathCopy);
    var settingCopy = new EnumMap<Setting, Figure>(Setting.class);
    settingCopy.putAll(settings);
    settings = Collections.unmodifiableMap(settingCopy);
    var transformCopy = new EnumMap<StreamTransform, Figure>(StreamTransform.class);
    transformCopy.putAll(transforms);
    transforms = Collections.unmodifiableMap(transformCopy);
    transforms.forEach(
        (transform, factor) -> {
          if (factor.value() < transform.least()) {
            throw new IllegalArgumentException(
                "The factor of "
                    + transform.yamlName()
                    + " ("
                    + factor.value()
                    + ") must be "
                    + transform.least()
                    + " or more.");
          }
        });
  }

  /** Creates an implementation under which guests do what they do on the bare machine. */
  public Implementation(
      String name,
      String description,
      Technique technique,
      Set<CpuFeature> needs,
      boolean modifiedKernel,
      Paging paging,
      IoPath io,
      long hostMemoryBytes,
      long guestMemoryBytes,
      String memorySource,
      Map<Path, Price> paths,
      Map<Setting, Figure> settings) {
    this(
        name,
        description,
        technique,
        needs,
        modifiedKernel,
        paging,
        io,
        hostMemoryBytes,
        guestMemoryBytes,
        memorySource,
        paths,
        settings,
        Map.of());
  }

  /** Returns the factor of a transform: this implementation's, or the one that changes nothing. */
  public double factor(StreamTransform transform) {
    var figure = transforms.get(transform);
    return figure == null ? transform.least() : figure.value();
  }

  /** Returns a setting: this implementation's, or the usual one. */
  public double setting(Setting setting) {
    var figure = settings.get(setting);
    return figure == null ? setting.usual() : figure.value();
  }

  /** Returns this implementation with one setting changed, for what-if questions. */
  public Implementation with(Setting setting, double value, String source) {
    var changed = new EnumMap<Setting, Figure>(Setting.class);
    changed.putAll(settings);
    changed.put(setting, new Figure(value, source));
    return with(paths, changed, transforms);
  }

  /** Returns this implementation with one path changed, for what-if questions. */
  public Implementation with(Path path, Price length) {
    var changed = new EnumMap<Path, Price>(Path.class);
    changed.putAll(paths);
    changed.put(path, length);
    return with(changed, settings, transforms);
  }

  /** Returns this implementation with one transform changed, for what-if questions. */
  public Implementation with(StreamTransform transform, double factor, String source) {
    var changed = new EnumMap<StreamTransform, Figure>(StreamTransform.class);
    changed.putAll(transforms);
    changed.put(transform, new Figure(factor, source));
    return with(paths, settings, changed);
  }

  private Implementation with(
      Map<Path, Price> newPaths,
      Map<Setting, Figure> newSettings,
      Map<StreamTransform, Figure> newTransforms) {
    return new Implementation(
        name,
        description,
        technique,
        needs,
        modifiedKernel,
        paging,
        io,
        hostMemoryBytes,
        guestMemoryBytes,
        memorySource,
        newPaths,
        newSettings,
        newTransforms);
  }
}
