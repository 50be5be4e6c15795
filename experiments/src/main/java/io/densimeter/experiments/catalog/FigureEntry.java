package io.densimeter.experiments.catalog;

import io.densimeter.model.units.Figure;

/**
 * A number with its source, as written.
 *
 * @param value the number
 * @param source where it comes from
 */
record FigureEntry(double value, String source) {
  Figure toFigure() {
    return new Figure(value, source);
  }
}
