package io.densimeter.model.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NestedWalkTest {
  @Test
  void aWalkWithoutCachesTakesTheReferencesOfThePaper() {
    // Bhargava et al., ASPLOS 2008: 24 for four and four levels; 2 MiB backing saves a host level.
    assertEquals(24, new NestedWalk(4, 4, false, 1, 1).references(0));
    assertEquals(4 * 3 + 4 + 3, new NestedWalk(4, 4, false, 512, 1).references(0));
    assertEquals(4 * 2 + 4 + 2, new NestedWalk(4, 4, false, 512 * 512, 1).references(0));
    // 2 MiB pages of the guest save a guest level; of both, one in each dimension.
    assertEquals(3 * 4 + 3 + 4, new NestedWalk(4, 4, false, 1, 512).references(0));
    assertEquals(3 * 3 + 3 + 3, new NestedWalk(4, 4, false, 512, 512).references(0));
  }

  @Test
  void aSizeOfPagesThatNoCpuHasIsRefused() {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> new NestedWalk(4, 4, true, 2, 1))
            .getMessage();
    assertEquals("The setting backing-pages (2) must be 1, 512 or 262144.", refused);
  }

  @Test
  void aWalkInOneDimensionTakesOneReferenceForEachLevel() {
    assertEquals(4, new PageWalk(4, false).references(123));
    assertEquals(2, new PageWalk(2, false).references(123));
  }

  @Test
  void cachesSkipUpperLevels() {
    var walk = new PageWalk(4, true);
    assertEquals(4, walk.references(0));
    assertEquals(1, walk.references(1));
    assertEquals(2, walk.references(512));
    assertEquals(4, walk.references(512L * 512));
    walk.flush();
    assertEquals(4, walk.references(1));
  }

  @Test
  void aNestedWalkIsNeverShorterThanTheNativeOne() {
    var one = new PageWalk(4, true);
    var two = new NestedWalk(4, 4, true, 1, 1);
    long page = 1;
    for (int i = 0; i < 10_000; i++) {
      page = (page * 1_103_515_245L + 12_345) & 0xFFFFF;
      int native1 = one.references(page);
      int nested = two.references(page);
      assertTrue(nested >= native1 && nested <= 24, native1 + " and " + nested);
    }
  }

  @Test
  void largeBackingPagesShortenWalksOverAWideWorkingSet() {
    var small = new NestedWalk(4, 4, true, 1, 1);
    var large = new NestedWalk(4, 4, true, 512, 1);
    long smallSum = 0;
    long largeSum = 0;
    long page = 1;
    for (int i = 0; i < 10_000; i++) {
      page = (page * 1_103_515_245L + 12_345) & 0xFFFF;
      smallSum += small.references(page);
      largeSum += large.references(page);
    }
    assertTrue(largeSum < smallSum, largeSum + " and " + smallSum);
  }
}
