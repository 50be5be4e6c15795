package io.densimeter.model.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import umontreal.ssj.rng.MRG32k3a;

class RandomStreamsTest {
  @Test
  void aStreamDoesNotDependOnTheOthersOrTheirOrder() {
    var one = new RandomStreams(7, 2);
    double[] alone = draws(one, "arrivals");
    var other = new RandomStreams(7, 2);
    other.stream("disks").nextDouble();
    other.stream("zeta");

    assertArrayEquals(alone, draws(other, "arrivals"));
    assertArrayEquals(alone, draws(one, "arrivals"));
  }

  @Test
  void seedReplicationAndNameEachMakeAnotherStream() {
    Set<Double> firsts = new LinkedHashSet<>();
    int streams = 0;
    for (long seed : new long[] {0, 1, 2, -1, Long.MIN_VALUE}) {
      for (int replication = 0; replication < 20; replication++) {
        for (String name : new String[] {"a", "b", "ab", "ba", "é", "guest-1", "guest-11"}) {
          firsts.add(new RandomStreams(seed, replication).stream(name).nextDouble());
          streams++;
        }
      }
    }
    assertEquals(streams, firsts.size());
  }

  @Test
  void theFirstNumbersOfManyStreamsAreUniform() {
    long[] bins = new long[100];
    for (int guest = 0; guest < 100_000; guest++) {
      bins[(int) (new RandomStreams(1, 0).stream("guest-" + guest).nextDouble() * 100)]++;
    }
    double[] expected = new double[100];
    Arrays.fill(expected, 1_000);
    double p = new ChiSquareTest().chiSquareTest(expected, bins);
    assertTrue(p > 0.001, "p = " + p);
  }

  @Test
  void theStateIsInTheRangeOfTheGenerator() {
    for (int i = 0; i < 10_000; i++) {
      long[] state = ((MRG32k3a) new RandomStreams(i, 0).stream("s")).getState();
      for (int word = 0; word < 6; word++) {
        long modulus = word < 3 ? 4_294_967_087L : 4_294_944_443L;
        assertTrue(state[word] >= 1 && state[word] < modulus, "seed " + i);
      }
    }
  }

  @Test
  void anEmptyNameAndANegativeReplicationAreRefused() {
    assertEquals(
        "The name of a stream's consumer is empty.",
        assertThrows(IllegalArgumentException.class, () -> new RandomStreams(1, 0).stream(""))
            .getMessage());
    assertEquals(
        "The replication (-1) must be zero or more.",
        assertThrows(IllegalArgumentException.class, () -> new RandomStreams(1, -1)).getMessage());
  }

  /** By a program of its own, in Python. A change here changes every result of every experiment. */
  @Test
  void theNumbersOfASeedStayTheSame() {
    var stream = new RandomStreams(20110303, 0).stream("arrivals");
    assertEquals(0.3536192540900793, stream.nextDouble());
  }

  private static double[] draws(RandomStreams streams, String name) {
    var numbers = new double[100];
    streams.stream(name).nextArrayOfDouble(numbers, 0, numbers.length);
    return numbers;
  }
}
