package io.densimeter.model.workload.micro;

import io.densimeter.model.units.Require;
import io.densimeter.model.workload.GuestOperation;
import java.util.List;

/**
 * Operations that follow each other on one operand, such as the fault, the entry and the first use
 * of a page, executed so many times in an iteration of a micro program.
 *
 * <p>The operands take turns: the n-th execution of the step, counted over all iterations, has the
 * operand {@code first + n mod distinct}. So a context switch among eight processes has eight
 * distinct address spaces, and the pages of a fork come back in the next one.
 *
 * @param operations the operations of one execution, in their order, at least one
 * @param count executions in an iteration; a fraction is made up over several iterations
 * @param first the first operand (of {@link GuestOperation#PTE_WRITE} the first page)
 * @param distinct how many operands take turns, 1 or more
 * @param site code site of a {@link GuestOperation#PTE_WRITE}
 * @param tables page-table pages of an address space that is made or torn down
 * @param file whether its page faults are on pages of files in memory
 * @param source where the count comes from
 */
public record MicroStep(
    List<GuestOperation> operations,
    double count,
    long first,
    int distinct,
    int site,
    int tables,
    boolean file,
    String source) {
  public MicroStep {
    operations = List.copyOf(operations);
    if (operations.isEmpty()) {
      throw new IllegalArgumentException("A step has no operation.");
    }
    Require.notNegative("count", count);
    Require.notNegative("first", (double) first);
    Require.notNegative("site", (double) site);
    Require.positive("distinct", distinct);
    if (source.isBlank()) {
      throw new IllegalArgumentException("A count of " + count + " has no source.");
    }
  }

  /** Creates a step without page tables, whose page faults are on anonymous memory. */
  public MicroStep(
      List<GuestOperation> operations,
      double count,
      long first,
      int distinct,
      int site,
      String source) {
    this(operations, count, first, distinct, site, 0, false, source);
  }

  /** Returns the operand of an operation in the n-th execution of the step, from 0. */
  public long operand(GuestOperation operation, long execution) {
    long turn = first + execution % distinct;
    return switch (operation) {
      case PTE_WRITE -> GuestOperation.operand(turn, site);
      case PAGE_FAULT -> GuestOperation.operand(turn, file ? 1 : 0);
      case ADDRESS_SPACE_CREATE, ADDRESS_SPACE_DESTROY -> GuestOperation.operand(tables, turn);
      default -> turn;
    };
  }

  /** Returns how often the step has been executed when that many iterations are done. */
  public long executions(long iterations) {
    return (long) StrictMath.floor(iterations * count + 1e-9);
  }
}
