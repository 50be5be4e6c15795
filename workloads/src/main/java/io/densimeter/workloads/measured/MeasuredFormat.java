package io.densimeter.workloads.measured;

/** A format of measurements that can be read; recognized by content. */
public enum MeasuredFormat {
  /** One result file of lmbench 2 or 3. */
  LMBENCH_RESULT("lmbench result"),
  /** The tables that lmbench 2 or 3 prints with {@code make see}. */
  LMBENCH_SUMMARY("lmbench summary"),
  /** The output of kvm-unit-tests' {@code vmexit}, in cycles. */
  VMEXIT("kvm-unit-tests vmexit"),
  /** The output of kvm-unit-tests' {@code micro-bench} on ARM, in nanoseconds. */
  MICRO_BENCH("kvm-unit-tests micro-bench"),
  /** {@code perf kvm stat report} of exits, memory-mapped accesses or port accesses. */
  PERF_KVM_STAT("perf kvm stat report"),
  /** {@code perf stat -x,}. */
  PERF_STAT("perf stat -x,"),
  /** The summary of {@code xenalyze}. */
  XENALYZE("xenalyze summary");

  private final String title;

  MeasuredFormat(String title) {
    this.title = title;
  }

  /** Returns the name for a reader. */
  public String title() {
    return title;
  }
}
