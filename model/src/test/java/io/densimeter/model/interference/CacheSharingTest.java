package io.densimeter.model.interference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CacheSharingTest {
  private static final int LINE = MemoryProfile.LINE_BYTES;

  private static MemoryProfile profile(int workingSetLines, double theta, double streaming) {
    return new MemoryProfile((long) workingSetLines * LINE, 20, theta, streaming, 1, 1, 0);
  }

  private static double[] lines(int cache, MemoryProfile[] profiles, double... rates) {
    var curves = new FootprintCurve[profiles.length];
    var counts = new int[profiles.length];
    for (int i = 0; i < profiles.length; i++) {
      curves[i] = new FootprintCurve(profiles[i]);
      counts[i] = 1;
    }
    var lines = new double[profiles.length];
    CacheSharing.share(cache, curves, counts, rates, lines);
    return lines;
  }

  @Test
  void aFootprintOfUniformAccessesSaturatesExponentially() {
    // theta = 1: dc/dn = 1 - c/w, so that c = w (1 - e^(-n/w)).
    var curve = new FootprintCurve(profile(1000, 1, 0));
    for (double accesses : new double[] {1, 100, 1000, 5000}) {
      assertEquals(1000 * -StrictMath.expm1(-accesses / 1000), curve.lines(accesses), 0.01);
    }
  }

  @Test
  void aStreamHoldsALineForEachAccess() {
    var curve = new FootprintCurve(profile(1000, 1, 1));
    assertEquals(500, curve.lines(500), 0.1);
    assertEquals(123_456, curve.lines(123_456), 25);
  }

  @Test
  void streamsShareTheCacheByTheirInsertions() {
    var stream = profile(1_000_000, 1, 1);
    var lines = lines(4000, new MemoryProfile[] {stream, stream}, 3, 1);
    assertEquals(3000, lines[0], 1);
    assertEquals(1000, lines[1], 1);
  }

  @Test
  void guestsThatFitHoldTheirWorkingSets() {
    var lines =
        lines(4000, new MemoryProfile[] {profile(1500, 0.5, 0), profile(2500, 2, 0)}, 1, 100);
    assertEquals(1500, lines[0]);
    assertEquals(2500, lines[1]);
  }

  /** The closed model against a cache that is simulated access by access. */
  @Test
  void missesAreThoseOfASimulatedLruCache() {
    assertMissesAsSimulated(500, new int[] {600, 600}, new double[] {1, 1}, none(), 1, 1);
    assertMissesAsSimulated(500, new int[] {400, 900}, new double[] {0.5, 1}, none(), 1, 3);
    assertMissesAsSimulated(
        600, new int[] {500, 500}, new double[] {0.7, 1}, new double[] {0.05, 1}, 2, 1);
    assertMissesAsSimulated(
        600, new int[] {500, 500}, new double[] {0.5, 2}, new double[] {0, 0.1}, 1, 4);
  }

  private static double[] none() {
    return new double[2];
  }

  private static void assertMissesAsSimulated(
      int cache, int[] workingSets, double[] thetas, double[] streaming, double... rates) {
    var profiles = new MemoryProfile[2];
    for (int i = 0; i < 2; i++) {
      profiles[i] = profile(workingSets[i], thetas[i], streaming[i]);
    }
    var lines = lines(cache, profiles, rates);
    var oracle = new LruOracle(cache, workingSets, thetas, streaming);
    oracle.run(300_000, rates);
    for (int i = 0; i < 2; i++) {
      double predicted = profiles[i].missRatio(lines[i] * LINE);
      // Footprints of a window fluctuate, which the mean leaves out: within two points in a
      // hundred accesses.
      assertEquals(oracle.missRatio(i), predicted, 0.02, "misses of guest " + i);
      assertEquals(oracle.linesOf(i), lines[i], 0.05 * cache, "lines of guest " + i);
    }
  }
}
