package io.densimeter.model.interference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.densimeter.model.platform.Technique;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsolationTest {
  /**
   * The loss of well-behaved guests beside one that takes all it can, in percent. Xavier et al.,
   * PDP 2013, Table I (Xen, LXC, OpenVZ, Linux-VServer); Matthews et al., ExpCS 2007, as on
   * web2.clarkson.edu (VMware Workstation, Xen, OpenVZ). A resource is held when nobody loses 2.5
   * %.
   */
  @ParameterizedTest
  @CsvSource({
    "BINARY_TRANSLATION, CPU_TIME, 0",
    "BINARY_TRANSLATION, MEMORY, 0",
    "BINARY_TRANSLATION, DISK, 0",
    "BINARY_TRANSLATION, NETWORK, 0",
    "PARAVIRTUAL, CPU_TIME, 0.01",
    "PARAVIRTUAL, MEMORY, 0.9",
    "PARAVIRTUAL, DISK, 1.67",
    "PARAVIRTUAL, NETWORK, 0.9",
    "OS_LEVEL, CPU_TIME, 0",
    "OS_LEVEL, MEMORY, 89.3",
    "OS_LEVEL, DISK, 48.8",
    "OS_LEVEL, NETWORK, 35.4",
  })
  void holdsWhatWasMeasuredToHold(Technique technique, SharedResource resource, double loss) {
    assertEquals(loss < 2.5, Isolation.of(technique, resource).holds());
  }

  @Test
  void noTechniqueHoldsCacheOrBandwidthWithoutTheCpu() {
    for (var technique : Technique.values()) {
      var expected =
          technique == Technique.BARE_METAL ? Isolation.Hold.PRIVATE : Isolation.Hold.CPU_FEATURE;
      assertEquals(expected, Isolation.of(technique, SharedResource.LAST_LEVEL_CACHE).hold());
      assertEquals(expected, Isolation.of(technique, SharedResource.MEMORY_BANDWIDTH).hold());
    }
  }

  @Test
  void onlyContainersShareAKernel() {
    for (var technique : Technique.values()) {
      assertEquals(
          technique != Technique.OS_LEVEL,
          Isolation.of(technique, SharedResource.KERNEL_LOCKS).holds());
    }
  }
}
