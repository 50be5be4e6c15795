package io.densimeter.model.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class MemoryReclaimPropertiesTest {
  @Property
  void everyGrantedByteIsResidentSharedBalloonedOrSwappedAndTheHostIsNeverOverfull(
      @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 1, max = 1L << 36) Long> granted,
      @ForAll @LongRange(min = 1, max = 1L << 38) long capacity) {
    var guests = new ArrayList<GuestMemory>();
    for (int g = 0; g < granted.size(); g++) {
      long bytes = granted.get(g);
      guests.add(new GuestMemory(bytes, bytes / (g + 1), bytes / 5, g % 3, 1 + g, 0, 10));
    }
    var uses =
        new MemoryReclaim(
                PageSharing.byConstruction(),
                new MinFunding(0.75),
                new ReclaimPrices(0.65, 0.01, 5000))
            .divide(capacity, guests);

    long resident = 0;
    for (int g = 0; g < uses.size(); g++) {
      var use = uses.get(g);
      assertEquals(
          guests.get(g).grantedBytes(),
          use.residentBytes() + use.sharedBytes() + use.balloonedBytes() + use.swappedBytes());
      assertTrue(use.faultsPerCpuSecond() >= 0 && use.faultsPerCpuSecond() <= 10 + 1e-9);
      resident += use.residentBytes();
    }
    assertTrue(resident <= capacity, resident + " bytes on a host of " + capacity);
  }
}
