package io.densimeter.experiments.calibrate;

import io.densimeter.model.platform.CpuFeature;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a platform or an implementation in the catalogue's format. */
final class CatalogYaml {
  /** First line of what is written, by which it is known again. */
  static final String MARK = "# Written by densimeter calibrate.";

  private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1 << 20);

  private CatalogYaml() {}

  static String of(Platform platform) {
    var yaml = new StringBuilder(MARK + "\n");
    line(yaml, "name", platform.name());
    line(yaml, "description", quoted(platform.description()));
    line(yaml, "year", Integer.toString(platform.year()));
    line(
        yaml,
        "clock",
        BigDecimal.valueOf(platform.clockHertz(), 6).stripTrailingZeros().toPlainString() + " MHz");
    line(yaml, "walk-levels", Integer.toString(platform.walkLevels()));
    line(yaml, "features", features(platform.features()));
    yaml.append("prices:\n");
    platform.prices().forEach((key, price) -> price(yaml, key.yamlName(), price));
    return yaml.toString();
  }

  static String of(Implementation implementation) {
    var yaml = new StringBuilder(MARK + "\n");
    line(yaml, "name", implementation.name());
    line(yaml, "description", quoted(implementation.description()));
    line(yaml, "technique", implementation.technique().yamlName());
    line(yaml, "needs", features(implementation.needs()));
    line(yaml, "modified-kernel", Boolean.toString(implementation.modifiedKernel()));
    line(yaml, "paging", word(implementation.paging()));
    line(yaml, "io", word(implementation.io()));
    line(
        yaml,
        "memory",
        "{host: "
            + mebibytes(implementation.hostMemoryBytes())
            + ", guest: "
            + mebibytes(implementation.guestMemoryBytes())
            + ", source: "
            + quoted(implementation.memorySource())
            + "}");
    if (implementation.paths().isEmpty()) {
      line(yaml, "paths", "{}");
    } else {
      yaml.append("paths:\n");
      implementation.paths().forEach((key, price) -> price(yaml, key.yamlName(), price));
    }
    if (!implementation.settings().isEmpty()) {
      yaml.append("settings:\n");
      implementation
          .settings()
          .forEach(
              (key, figure) ->
                  entry(yaml, key.yamlName(), "value", figure.value(), figure.source()));
    }
    if (!implementation.transforms().isEmpty()) {
      yaml.append("transforms:\n");
      implementation
          .transforms()
          .forEach(
              (key, figure) ->
                  entry(yaml, key.yamlName(), "factor", figure.value(), figure.source()));
    }
    return yaml.toString();
  }

  private static void line(StringBuilder yaml, String key, String value) {
    yaml.append(key).append(": ").append(value).append('\n');
  }

  private static void price(StringBuilder yaml, String key, Price price) {
    entry(yaml, key, word(price.unit()), price.amount(), price.source());
  }

  private static void entry(
      StringBuilder yaml, String key, String unit, double amount, String source) {
    yaml.append("  ").append(key).append(": {").append(unit).append(": ");
    yaml.append(number(amount)).append(", source: ").append(quoted(source)).append("}\n");
  }

  private static String features(Collection<CpuFeature> features) {
    return features.stream().map(CpuFeature::yamlName).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String mebibytes(long bytes) {
    return BigDecimal.valueOf(bytes).divide(MEBIBYTE).stripTrailingZeros().toPlainString() + " MiB";
  }

  private static String number(double amount) {
    return new BigDecimal(amount).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }

  private static String quoted(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", " ").replace("\\", "\\\\").replace("\"", "\\\"");
    return "\"" + plain + "\"";
  }
}
