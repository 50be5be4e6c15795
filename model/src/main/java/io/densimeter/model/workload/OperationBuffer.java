package io.densimeter.model.workload;

/** A stretch of a stream: operations and their operands, in two arrays that are used again. */
public final class OperationBuffer {
  private final byte[] operations;
  private final long[] operands;
  private int size;

  /** Creates an empty buffer for that many operations. */
  public OperationBuffer(int capacity) {
    operations = new byte[capacity];
    operands = new long[capacity];
  }

  /** Returns the number of operations in it. */
  public int size() {
    return size;
  }

  /** Returns the ordinal of an operation. */
  public int operation(int index) {
    return operations[index];
  }

  /** Returns the operand of an operation. */
  public long operand(int index) {
    return operands[index];
  }

  /** Returns how many operations still fit. */
  public int room() {
    return operations.length - size;
  }

  /** Empties the buffer. */
  public void clear() {
    size = 0;
  }

  /** Appends an operation. */
  public void add(int operation, long operand) {
    operations[size] = (byte) operation;
    operands[size] = operand;
    size++;
  }
}
