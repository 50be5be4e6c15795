package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Setting;

/**
 * The system-call filter of a container: a program that runs before each call, up to the rule of
 * that call. A list tests one call number after the other, so calls with low numbers are cheap; a
 * binary tree costs about the same for every call. Filters that are stacked all run. From Linux
 * 5.11 on, a bitmap made when the filter is loaded lets calls pass that are allowed whatever their
 * arguments; the others go on running the program.
 *
 * <p>Sources: libseccomp, {@code gen_bpf.c}: five instructions before the first rule, rules by call
 * number, leaves of four calls in a tree; Linux kernel/seccomp.c, {@code
 * seccomp_cache_check_allow}; Zhu, "seccomp: Add bitmap cache of constant allow filter results",
 * Linux kernel list, 2020.
 */
final class SystemCallFilter {
  /** Load and test of the architecture, load of the number, two tests of the other ABI. */
  private static final int INSTRUCTIONS_BEFORE_RULES = 5;

  private static final int LEAF_CALLS = 4;
  private static final double GOLDEN_RATIO = 0.6180339887498949;

  private final int rules;

  /** Cycles of a call by the place of its rule, from 1. */
  private final double[] callCycles;

  private double popularity;

  SystemCallFilter(CostTable costs) {
    rules = (int) costs.setting(Setting.SECCOMP_RULES);
    callCycles = new double[rules + 1];
    if (rules == 0) {
      return;
    }
    boolean tree = costs.on(Setting.SECCOMP_TREE);
    double entry = costs.path(Path.SECCOMP_ENTRY);
    double start = costs.path(Path.SECCOMP_FILTER);
    double filters = costs.setting(Setting.SECCOMP_FILTERS);
    double instruction =
        costs.path(
            costs.on(Setting.SECCOMP_COMPILED)
                ? Path.SECCOMP_INSTRUCTION
                : Path.SECCOMP_INTERPRETED);
    boolean cached = costs.on(Setting.SECCOMP_CACHE);
    double cacheTest = cached ? costs.path(Path.SECCOMP_CACHE_TEST) : 0;
    int constant = cached ? rules - (int) costs.setting(Setting.SECCOMP_ARGUMENT_RULES) : 0;
    for (int place = 1; place <= rules; place++) {
      double program = filters * (start + instructions(place, tree) * instruction);
      callCycles[place] = entry + cacheTest + (place <= constant ? 0 : program);
    }
  }

  private int instructions(int place, boolean tree) {
    if (!tree) {
      return INSTRUCTIONS_BEFORE_RULES + place;
    }
    int leaves = (rules + LEAF_CALLS - 1) / LEAF_CALLS;
    int depth = leaves == 1 ? 0 : 32 - Integer.numberOfLeadingZeros(leaves - 1);
    return INSTRUCTIONS_BEFORE_RULES + depth + (place - 1) % LEAF_CALLS + 1;
  }

  /**
   * Runs the filter for a call.
   *
   * @param place place of the call among the calls by number, from 1; a call beyond the rules runs
   *     the whole filter; 0 takes one call after another, those with low numbers more often
   */
  void call(int place, GuestCpu cpu) {
    if (rules > 0) {
      cpu.charge(Mechanism.SECCOMP, callCycles[place > 0 ? Math.min(place, rules) : popular()]);
    }
  }

  /** The oldest calls (read, write, close) are the most used: a squared uniform sequence. */
  private int popular() {
    popularity += GOLDEN_RATIO;
    popularity -= Math.floor(popularity);
    return 1 + (int) (rules * popularity * popularity);
  }
}
