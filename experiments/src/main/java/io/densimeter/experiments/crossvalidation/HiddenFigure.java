package io.densimeter.experiments.crossvalidation;

import io.densimeter.experiments.crossvalidation.ShelfFigure.Kind;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Price;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.StreamTransform;
import io.densimeter.model.platform.Technique;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A figure that stems from the source that is left out, hence unknown. A figure that several
 * implementations hold with the same text is one unknown; its amount plays no part.
 *
 * @param name its key and its first owner
 * @param kind what it is
 * @param key its name in files
 * @param unit what its value counts
 * @param owners the platforms or implementations that hold it
 * @param prior what other sources say: the geometric mean of the same figure in other
 *     implementations of the technique, or of the same price of other platforms; for a setting that
 *     no other says anything of, the model's usual value, and for a factor the one that changes
 *     nothing; null for a path or price of which none says anything
 */
record HiddenFigure(
    String name,
    Kind kind,
    String key,
    Price.Unit unit,
    Set<String> owners,
    @Nullable Double prior) {

  private record Identity(Kind kind, String key, Price.Unit unit, String source) {
    static Identity of(ShelfFigure figure) {
      return new Identity(figure.kind(), figure.key(), figure.unit(), figure.source());
    }
  }

  HiddenFigure {
    owners = Collections.unmodifiableSet(new LinkedHashSet<>(owners));
  }

  /** Returns the unknowns when a source is left out. */
  static List<HiddenFigure> of(String caseSource, Lineage lineage, Shelf shelf) {
    var stemming = lineage.from(caseSource);
    var groups = new LinkedHashMap<Identity, List<ShelfFigure>>();
    for (var figure : stemming) {
      if (figure.kind() != Kind.NATIVE_PRICE) {
        groups.computeIfAbsent(Identity.of(figure), group -> new ArrayList<>()).add(figure);
      }
    }
    var others = lineage.figures().stream().filter(each -> !stemming.contains(each)).toList();
    var hidden = new ArrayList<HiddenFigure>();
    for (var group : groups.values()) {
      var first = group.get(0);
      var owners = new LinkedHashSet<String>();
      group.forEach(each -> owners.add(each.owner()));
      hidden.add(
          new HiddenFigure(
              first.key() + " of " + first.owner(),
              first.kind(),
              first.key(),
              first.unit(),
              owners,
              prior(first, techniques(owners, shelf), others, shelf)));
    }
    return hidden;
  }

  boolean belongsTo(String owner) {
    return owners.contains(owner);
  }

  private static Set<Technique> techniques(Set<String> owners, Shelf shelf) {
    var techniques = new TreeSet<Technique>();
    for (var owner : owners) {
      var implementation = shelf.implementations().get(owner);
      if (implementation != null) {
        techniques.add(implementation.technique());
      }
    }
    return techniques;
  }

  private static @Nullable Double prior(
      ShelfFigure hidden, Set<Technique> techniques, List<ShelfFigure> others, Shelf shelf) {
    Map<String, Double> said = new LinkedHashMap<>();
    for (var other : others) {
      var implementation = shelf.implementations().get(other.owner());
      boolean comparable =
          other.kind() == hidden.kind()
              && other.key().equals(hidden.key())
              && other.unit() == hidden.unit()
              && other.amount() > 0
              && (implementation == null || techniques.contains(implementation.technique()));
      if (comparable) {
        // The same text is the same figure, however many hold it.
        said.putIfAbsent(other.source(), other.amount());
      }
    }
    if (said.isEmpty()) {
      return switch (hidden.kind()) {
        case SETTING -> usual(hidden.key());
        case FACTOR -> StreamTransform.named(hidden.key()).orElseThrow().least();
        case PATH, EXIT_PRICE, NATIVE_PRICE -> null;
      };
    }
    double logarithms = 0;
    for (double amount : said.values()) {
      logarithms += StrictMath.log(amount);
    }
    double mean = StrictMath.exp(logarithms / said.size());
    return hidden.kind() == Kind.SETTING ? (Double) (double) Math.round(mean) : (Double) mean;
  }

  private static double usual(String setting) {
    return Setting.named(setting).orElseThrow().usual();
  }

  /** Returns an implementation with this path, setting or factor at a value. */
  Implementation apply(Implementation implementation, double value, String source) {
    if (kind == Kind.SETTING) {
      return implementation.with(Setting.named(key).orElseThrow(), value, source);
    }
    if (kind == Kind.FACTOR) {
      return implementation.with(StreamTransform.named(key).orElseThrow(), value, source);
    }
    return implementation.with(Path.named(key).orElseThrow(), new Price(value, unit, source));
  }
}
