package io.densimeter.model.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class MigrationPropertiesTest {
  private static final double MB = 1e6;

  @Property
  void bytesAreRateTimesTimeAndEveryPageArrives(
      @ForAll @DoubleRange(min = 1, max = 10_000) double memoryMb,
      @ForAll @DoubleRange(min = 0, max = 1) double hotShare,
      @ForAll @DoubleRange(min = 0, max = 100) double hotWrites,
      @ForAll @DoubleRange(min = 0, max = 0.1) double otherWrites) {
    var guest =
        WritableWorkingSet.of(memoryMb * MB, hotShare * memoryMb * MB, hotWrites, otherWrites);
    var migration = new PreCopy(RateControl.adaptive(125 * MB), 0.01, 0).migrate(guest);

    for (var round : migration.rounds()) {
      assertEquals(round.bytes(), round.bytesPerSecond() * round.seconds(), 1e-6 * round.bytes());
      assertTrue(round.bytesPerSecond() <= 62.5 * MB * (1 + 1e-12));
    }
    // A page that no round sent is sent while the guest stands still.
    assertTrue(migration.totalBytes() >= guest.memoryBytes() * (1 - 1e-9));
    assertTrue(migration.rounds().size() <= 30);
    assertTrue(migration.totalBytes() <= 4 * guest.memoryBytes() * (1 + 1e-9));
  }
}
