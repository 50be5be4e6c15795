package io.densimeter.model.tco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LicenceUnitsTest {
  /** V19. */
  @Test
  void aCpuCountsAsAtLeast16CoresAndAnOrderAsAtLeast72() {
    assertEquals(2 * 16, LicenceUnits.cores(8, 2, 1, 16, 1));
    assertEquals(2 * 32, LicenceUnits.cores(32, 2, 1, 16, 1));
    assertEquals(72, LicenceUnits.cores(8, 2, 1, 16, 72));
    assertEquals(3 * 2 * 16, LicenceUnits.cores(8, 2, 3, 16, 72));
  }

  /** V20. */
  @Test
  void twelveWindowsGuestsAreCheapestOnStandardAndFourteenOnDatacenter() {
    long packs = LicenceUnits.covering(16, 2);
    long standard = packs * 111;
    long datacenter = packs * 770;
    assertEquals(6_160, datacenter);
    assertEquals(5_328, LicenceUnits.covering(12, 2) * standard);
    assertEquals(7 * 888, LicenceUnits.covering(13, 2) * standard);
    assertEquals(7 * 888, LicenceUnits.covering(14, 2) * standard);
  }

  @Test
  void nothingToLicenseIsRefused() {
    assertEquals(
        "The hosts (0) must be positive.",
        assertThrows(IllegalArgumentException.class, () -> LicenceUnits.cores(8, 2, 0, 16, 72))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> LicenceUnits.covering(0, 2));
    assertThrows(IllegalArgumentException.class, () -> LicenceUnits.covering(2, 0));
  }
}
