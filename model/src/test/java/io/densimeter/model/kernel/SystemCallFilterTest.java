package io.densimeter.model.kernel;

import static io.densimeter.model.workload.GuestOperation.SYSCALL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;
import org.junit.jupiter.api.Test;

class SystemCallFilterTest {
  private static final double ENTRY = Prices.of(Path.SECCOMP_ENTRY);
  private static final double START = Prices.of(Path.SECCOMP_FILTER);
  private static final double INSTRUCTION = Prices.of(Path.SECCOMP_INSTRUCTION);
  private static final double CACHE = Prices.of(Path.SECCOMP_CACHE_TEST);

  /** A list of 300 calls, the last two of which look at arguments. */
  private static final Implementation LIST =
      Prices.implementation(Technique.OS_LEVEL, Paging.DIRECT, IoPath.DIRECT)
          .with(Setting.SECCOMP_RULES, 300, "test")
          .with(Setting.SECCOMP_ARGUMENT_RULES, 2, "test");

  private static double filter(Implementation implementation, int place) {
    return Prices.kernel(implementation).execute(SYSCALL.ordinal(), place)
        - Prices.of(Primitive.SYSCALL);
  }

  @Test
  void aListRunsUpToTheRuleOfTheCall() {
    // Architecture, number and ABI in five instructions, then rule after rule.
    assertEquals(ENTRY + START + 6 * INSTRUCTION, filter(LIST, 1));
    assertEquals(ENTRY + START + 45 * INSTRUCTION, filter(LIST, 40));
    assertEquals(ENTRY + START + 305 * INSTRUCTION, filter(LIST, 300));
    assertEquals(ENTRY + START + 305 * INSTRUCTION, filter(LIST, 9999));
  }

  @Test
  void aTreeRunsAboutTheSameForEveryCall() {
    var tree = LIST.with(Setting.SECCOMP_TREE, 1, "test");
    // 300 calls are 75 leaves of four: seven comparisons to a leaf, one to four in it.
    assertEquals(ENTRY + START + (5 + 7 + 1) * INSTRUCTION, filter(tree, 1));
    assertEquals(ENTRY + START + (5 + 7 + 4) * INSTRUCTION, filter(tree, 300));
  }

  @Test
  void stackedFiltersAllRun() {
    var two = LIST.with(Setting.SECCOMP_FILTERS, 2, "test");
    assertEquals(ENTRY + 2 * (START + 15 * INSTRUCTION), filter(two, 10));
  }

  @Test
  void theCacheSparesTheProgramForCallsThatAreAlwaysAllowed() {
    var cached = LIST.with(Setting.SECCOMP_CACHE, 1, "test");
    assertEquals(ENTRY + CACHE, filter(cached, 298));
    assertEquals(ENTRY + CACHE + START + 304 * INSTRUCTION, filter(cached, 299));
  }

  @Test
  void anInterpreterPaysItsOwnPriceForEachInstruction() {
    var interpreted = LIST.with(Setting.SECCOMP_COMPILED, 0, "test");
    assertEquals(ENTRY + START + 45 * Prices.of(Path.SECCOMP_INTERPRETED), filter(interpreted, 40));
  }

  @Test
  void unknownCallsAreAMixInWhichLowNumbersAreTheMostUsed() {
    var kernel = Prices.kernel(LIST);
    int calls = 100_000;
    double cheap = 0;
    for (int i = 0; i < calls; i++) {
      double cycles = kernel.execute(SYSCALL.ordinal(), 0) - Prices.of(Primitive.SYSCALL);
      cheap += cycles <= ENTRY + START + (5 + 75) * INSTRUCTION ? 1 : 0;
    }
    // The square of a uniform number is below a quarter half of the time.
    assertEquals(0.5, cheap / calls, 0.01);
    double mean = kernel.ledger().vcpuCycles(Mechanism.SECCOMP) / calls;
    // The mean of the square is a third: 5 + 100.5 instructions.
    assertEquals(ENTRY + START + 105.5 * INSTRUCTION, mean, INSTRUCTION);
    assertTrue(kernel.ledger().events(Mechanism.SECCOMP) == calls);
  }

  @Test
  void noFilterCostsNothing() {
    assertEquals(0, filter(LIST.with(Setting.SECCOMP_RULES, 0, "test"), 1));
  }
}
