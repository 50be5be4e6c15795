package io.densimeter.workloads.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalTimesReaderTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("arrivals.txt"), text);
  }

  private void refuses(String text, String message) throws IOException {
    var file = file(text);
    var refused = assertThrows(TraceException.class, () -> ArrivalTimesReader.readGapsNanos(file));
    assertEquals(message, refused.getMessage().replace(folder + "/", ""));
  }

  @Test
  void theGapsOfThreeArrivalsEndWithTheirMean() throws IOException {
    // 0.25 s and 1 s, and then the mean of both.
    assertEquals(
        List.of(250_000_000L, 1_000_000_000L, 625_000_000L),
        ArrivalTimesReader.readGapsNanos(file("7.5\r\n7.75\r\n8.75\r\n")));
  }

  @Test
  void severalArrivalsMayComeAtOnce() throws IOException {
    assertEquals(
        List.of(0L, 1L, 0L), ArrivalTimesReader.readGapsNanos(file("1\n1\n1.000000001\n")));
  }

  @Test
  void everyLineThatIsNoTimeIsNamed() throws IOException {
    refuses(
        "0.5\n-1\n\n2 s\n0.25\n",
        """
        arrivals.txt:2: needs a time in seconds, was "-1".
        arrivals.txt:3: needs a time in seconds, was "".
        arrivals.txt:4: needs a time in seconds, was "2 s".
        arrivals.txt:5: needs a time that is not before the line above, was "0.25".\
        """);
  }

  @Test
  void oneArrivalOrNoTimeBetweenArrivalsHasNoRate() throws IOException {
    refuses("", "arrivals.txt: needs two arrivals or more, has 0.");
    refuses("4\n", "arrivals.txt: needs two arrivals or more, has 1.");
    refuses("4\n4\n", "arrivals.txt: needs time between arrivals, has none.");
  }
}
