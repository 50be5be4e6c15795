package io.densimeter.model.tco;

import java.util.List;

/**
 * A bill.
 *
 * @param lines its lines: servers by type, energy, licences
 * @param perGuestMonth level cost of one placed guest for a month, in the bill's currency
 */
public record TcoResult(List<CostLine> lines, double perGuestMonth) {
  public TcoResult {
    lines = List.copyOf(lines);
  }

  /** Returns the sum of the lines, in hundredths of the currency. */
  public long totalCents() {
    return lines.stream().mapToLong(CostLine::presentCents).reduce(0, Math::addExact);
  }

  /** Returns the sum of the lines, in the bill's currency. */
  public double total() {
    return Cents.toAmount(totalCents());
  }
}
