package io.densimeter.experiments.crossvalidation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which figures stem from which source: those whose text names it, and those whose text refers to a
 * figure that does, as in {@code as kvm} or {@code see exit-dispatch}. A reference that cannot be
 * made out is taken to mean every figure that it might.
 */
final class Lineage {
  private final CaseSources sources;
  private final List<ShelfFigure> figures;
  private final Map<String, List<ShelfFigure>> byOwner = new LinkedHashMap<>();
  private final Map<String, List<ShelfFigure>> byKey = new LinkedHashMap<>();
  private final Map<ShelfFigure, List<ShelfFigure>> references = new LinkedHashMap<>();
  private final Set<String> platforms;

  Lineage(Shelf shelf, CaseSources sources) {
    this.sources = sources;
    figures = shelf.figures();
    platforms = shelf.platforms().keySet();
    for (var figure : figures) {
      byOwner.computeIfAbsent(figure.owner(), owner -> new ArrayList<>()).add(figure);
      byKey.computeIfAbsent(figure.key(), key -> new ArrayList<>()).add(figure);
    }
    figures.forEach(figure -> references.put(figure, referencesOf(figure)));
  }

  /** Returns every figure. */
  List<ShelfFigure> figures() {
    return figures;
  }

  /** Returns the figures that stem from a source. */
  Set<ShelfFigure> from(String caseSource) {
    var stemming = new LinkedHashSet<ShelfFigure>();
    for (var figure : figures) {
      if (sources.names(figure.source(), caseSource)) {
        stemming.add(figure);
      }
    }
    boolean grown = true;
    while (grown) {
      grown = false;
      for (var figure : figures) {
        grown |=
            !stemming.contains(figure)
                && references.getOrDefault(figure, List.of()).stream().anyMatch(stemming::contains)
                && stemming.add(figure);
      }
    }
    return stemming;
  }

  private List<ShelfFigure> referencesOf(ShelfFigure figure) {
    var owners = owners(figure);
    var keys = keys(figure);
    if (owners.isEmpty() && keys.isEmpty()) {
      return List.of();
    }
    var wanted = keys.isEmpty() ? Set.of(figure.key()) : keys;
    var places = owners.isEmpty() ? Set.of(figure.owner()) : owners;
    var meant = new ArrayList<ShelfFigure>();
    for (var owner : places) {
      var there = byOwner.getOrDefault(owner, List.of());
      var named = there.stream().filter(each -> wanted.contains(each.key())).toList();
      meant.addAll(named.isEmpty() && !owners.isEmpty() ? there : named);
    }
    if (meant.isEmpty()) {
      keys.forEach(key -> meant.addAll(byKey.getOrDefault(key, List.of())));
    }
    meant.remove(figure);
    return meant;
  }

  /** Implementations are named as in files, platforms as in files or as people write them. */
  private Set<String> owners(ShelfFigure figure) {
    String text = figure.source();
    String asNamed = text.toLowerCase(Locale.ROOT).replace(' ', '-');
    var owners = new LinkedHashSet<String>();
    for (var owner : byOwner.keySet()) {
      boolean named = platforms.contains(owner) && asNamed.contains("as-" + owner);
      if (!owner.equals(figure.owner()) && (named || holdsWord(text, owner))) {
        owners.add(owner);
      }
    }
    return owners;
  }

  private Set<String> keys(ShelfFigure figure) {
    String text = figure.source();
    var keys = new LinkedHashSet<String>();
    for (var key : byKey.keySet()) {
      boolean unmistakable = key.indexOf('-') > 0;
      if (!key.equals(figure.key())
          && (holdsWord(text, "as " + key)
              || holdsWord(text, "see " + key)
              || (unmistakable && holdsWord(text, key)))) {
        keys.add(key);
      }
    }
    sources
        .phrases()
        .forEach(
            (phrase, key) -> {
              if (text.contains(phrase)) {
                keys.add(key);
              }
            });
    return keys;
  }

  private static boolean holdsWord(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      if ((at == 0 || !inWord(text.charAt(at - 1)))
          && (end == text.length() || !inWord(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean inWord(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_';
  }
}
