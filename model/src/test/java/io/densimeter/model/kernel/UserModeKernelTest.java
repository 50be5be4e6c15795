package io.densimeter.model.kernel;

import static io.densimeter.model.workload.GuestOperation.ADDRESS_SPACE_CREATE;
import static io.densimeter.model.workload.GuestOperation.COMPUTE;
import static io.densimeter.model.workload.GuestOperation.FILE_OPEN;
import static io.densimeter.model.workload.GuestOperation.PRIVILEGED;
import static io.densimeter.model.workload.GuestOperation.PTE_WRITE;
import static io.densimeter.model.workload.GuestOperation.SYSCALL;
import static io.densimeter.model.workload.GuestOperation.TLB_MISS;
import static io.densimeter.model.workload.GuestOperation.operand;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Paging;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Price;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import io.densimeter.model.platform.Technique;
import org.junit.jupiter.api.Test;

/** A guest kernel that was ported to run as a process of the host, as User-mode Linux. */
class UserModeKernelTest {
  private static final double MAP = Prices.of(Path.HOST_MAP);

  private final Implementation userMode =
      Prices.with(
              Prices.implementation(Technique.TRAP_AND_EMULATE, Paging.SHADOW, IoPath.EMULATED),
              Path.TRAP_STOP)
          .with(Setting.SYSTEM_CALL_TRAPS, 1, "test")
          .with(Setting.TRACED_WRITES, 0, "test");

  @Test
  void aSystemCallStopsTheProcessOnce() {
    assertEquals(
        Prices.of(Primitive.SYSCALL)
            + Prices.of(Path.TRAP_STOP)
            + Prices.of(Path.SYSTEM_CALL_RELAY),
        Prices.kernel(userMode).execute(SYSCALL.ordinal(), 0));
  }

  @Test
  void changesOfMappingsInARunStopTheProcessOnce() {
    var kernel = Prices.kernel(userMode);
    double cycles = 0;
    for (int page = 0; page < 5; page++) {
      cycles += kernel.execute(PTE_WRITE.ordinal(), operand(page, 1));
    }
    double batch = Prices.of(Path.HOST_MAP_BATCH);
    assertEquals(5 * Prices.of(Primitive.PTE_WRITE) + batch + 5 * MAP, cycles);
    kernel.execute(COMPUTE.ordinal(), 1);
    assertEquals(
        Prices.of(Primitive.PTE_WRITE) + batch + MAP,
        kernel.execute(PTE_WRITE.ordinal(), operand(5, 1)));
  }

  @Test
  void aPageThatIsMappedIsUsedAtTheNativePrice() {
    var kernel = Prices.kernel(userMode);
    kernel.execute(PTE_WRITE.ordinal(), operand(5, 1));
    kernel.execute(TLB_MISS.ordinal(), 0); // fills the walk caches
    assertEquals(Prices.of(Primitive.WALK_REFERENCE), kernel.execute(TLB_MISS.ordinal(), 5));
  }

  @Test
  void anAddressSpaceIsAProcessOfTheHost() {
    assertEquals(
        Prices.of(Path.SPACE_CREATE),
        Prices.kernel(userMode).execute(ADDRESS_SPACE_CREATE.ordinal(), 1));
  }

  @Test
  void aPathIsCopiedThroughTheGuestsTables() {
    assertEquals(
        Prices.of(Path.USER_COPY), Prices.kernel(userMode).execute(FILE_OPEN.ordinal(), 0));
  }

  @Test
  void interruptsAreMaskedByTheKernelsOwnMeansInsteadOfAnInstruction() {
    assertEquals(
        Prices.of(Path.IN_PLACE_EMULATION),
        Prices.kernel(userMode).execute(PRIVILEGED.ordinal(), 0));
  }

  @Test
  void aStopInNanosecondsTakesAsLongOnACpuOfTwiceTheClock() {
    var timed =
        userMode
            .with(Path.TRAP_STOP, new Price(10_000, Price.Unit.NANOSECONDS, "test"))
            .with(Path.SYSTEM_CALL_RELAY, new Price(2_000, Price.Unit.NANOSECONDS, "test"));
    for (long clock : new long[] {1_000_000_000L, 2_000_000_000L}) {
      double cycles = CostKernels.of(CostTable.of(at(clock), timed)).execute(SYSCALL.ordinal(), 0);
      double added = cycles - Prices.of(Primitive.SYSCALL);
      assertEquals(12_000, added / (clock / 1e9));
    }
  }

  private static Platform at(long clockHertz) {
    var round = Prices.platform();
    return new Platform(
        "round", "", 2000, clockHertz, round.walkLevels(), round.features(), round.prices());
  }
}
