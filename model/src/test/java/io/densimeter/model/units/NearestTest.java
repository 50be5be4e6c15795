package io.densimeter.model.units;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> TECHNIQUES =
      List.of("bare-metal", "paravirtual", "os-level", "hardware-assisted");

  @Test
  void aSlipOfTheKeyboardIsSeen() {
    assertEquals(Optional.of("vcpus"), Nearest.to("vcpu", List.of("cpu-count", "vcpus")));
    assertEquals(Optional.of("paravirtual"), Nearest.to("paravitrual", TECHNIQUES));
    assertEquals(Optional.of("os-level"), Nearest.to("OS-Level", TECHNIQUES));
  }

  @Test
  void theOnlyWordThatBeginsSoIsMeant() {
    assertEquals(Optional.of("hardware-assisted"), Nearest.to("hardware", TECHNIQUES));
  }

  @Test
  void aWordLikeNoneGetsNoGuess() {
    assertEquals(Optional.empty(), Nearest.to("quantum", TECHNIQUES));
    assertEquals(Optional.empty(), Nearest.to("", TECHNIQUES));
  }

  @Test
  void distancesAreThoseCountedByHand() {
    assertEquals(3, Nearest.distance("kitten", "sitting")); // k→s, e→i, +g
    assertEquals(1, Nearest.distance("UDS", "USD")); // one swap
    assertEquals(0.5, Nearest.distance("gib", "GiB"));
    assertEquals(5, Nearest.distance("", "abcde"));
  }

  @Property(seed = "20110303")
  void oneLetterLostIsOneEdit(
      @ForAll @AlphaChars @StringLength(min = 2, max = 20) String word, @ForAll int seed) {
    int lost = Math.floorMod(seed, word.length());
    var shorter = word.substring(0, lost) + word.substring(lost + 1);
    assertEquals(1, Nearest.distance(shorter, word));
    assertEquals(1, Nearest.distance(word, shorter));
  }
}
