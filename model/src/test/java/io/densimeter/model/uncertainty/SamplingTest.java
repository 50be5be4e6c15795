package io.densimeter.model.uncertainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.model.sim.RandomStreams;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import umontreal.ssj.rng.RandomStream;

class SamplingTest {
  private static RandomStream stream(int repetition) {
    return new RandomStreams(7, repetition).stream("uncertainty");
  }

  @ParameterizedTest
  @EnumSource(names = {"LATIN_HYPERCUBE", "SOBOL"})
  void everySliceOfEachDimensionHoldsOnePoint(Sampling sampling) {
    int n = 64;
    var points = sampling.points(n, 5, stream(0));
    for (int d = 0; d < 5; d++) {
      var taken = new BitSet(n);
      for (var point : points) {
        taken.set((int) (point[d] * n));
      }
      assertEquals(n, taken.cardinality());
    }
  }

  @Test
  void everyBoxOfTwoDimensionsHoldsOneOfSobolsPoints() {
    var points = Sampling.SOBOL.points(64, 2, stream(0));
    for (int rows = 1; rows <= 64; rows *= 2) {
      var taken = new BitSet(64);
      for (var point : points) {
        taken.set((int) (point[0] * rows) * (64 / rows) + (int) (point[1] * (64 / rows)));
      }
      assertEquals(64, taken.cardinality(), rows + " rows");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStreamGivesItsPointsAndAnotherOthers(Sampling sampling) {
    var first = sampling.points(16, 3, stream(0));
    assertArrayEquals(first, sampling.points(16, 3, stream(0)));
    assertNotEquals(first[3][1], sampling.points(16, 3, stream(1))[3][1]);
    for (var point : first) {
      for (double u : point) {
        assertTrue(u > 0 && u < 1);
      }
    }
  }

  @Test
  void sobolNeedsAPowerOfTwo() {
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> Sampling.SOBOL.points(100, 2, stream(0)));
    assertTrue(String.valueOf(refused.getMessage()).endsWith("Maybe 64?"), refused.getMessage());
  }
}
