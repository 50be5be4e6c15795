package io.densimeter.experiments.spec;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Doc;
import io.densimeter.experiments.yaml.Tagged;
import io.densimeter.experiments.yaml.Unit;
import io.densimeter.experiments.yaml.Validated;
import io.densimeter.model.operation.Arrivals;
import io.densimeter.model.operation.Variate;
import io.densimeter.model.units.Dimension;
import io.densimeter.model.units.Problem;
import io.densimeter.workloads.trace.ArrivalTimesReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** When the requests of a guest come. */
@Doc("When the requests of a guest come.")
@Tagged("kind")
public sealed interface ArrivalsSpec {
  /**
   * Returns the arrivals.
   *
   * @throws io.densimeter.workloads.trace.TraceException when a recording cannot be read
   */
  Arrivals arrivals();

  /**
   * Requests from outside, at independent gaps.
   *
   * @param gapNanos mean gap
   * @param variation coefficient of variation of the gap
   * @param batch requests that come at once
   */
  @Doc("Requests from outside, at independent gaps; Poisson unless the variation says otherwise.")
  record Open(
      @Doc("Mean time between arrivals.")
          @Unit(value = Dimension.TIME, usual = "ms")
          @Between(least = "1 us", most = "1 h")
          long gapNanos,
      @Doc("Standard deviation of the gap over its mean; 1 is Poisson.")
          @Default("1")
          @Between(least = "0", most = "20")
          double variation,
      @Doc("Requests that come at once.") @Default("1") @Between(least = "1", most = "10000")
          int batch)
      implements ArrivalsSpec {
    @Override
    public Arrivals arrivals() {
      return new Arrivals.Open(new Variate((double) gapNanos, variation), batch);
    }
  }

  /**
   * Poisson requests whose rate changes between two levels.
   *
   * @param calmGapNanos mean gap at the first level
   * @param busyGapNanos mean gap at the second
   * @param calmNanos mean time at the first level
   * @param busyNanos mean time at the second
   */
  @Doc("Poisson requests whose rate changes between a calm and a busy level.")
  record Modulated(
      @Doc("Mean time between arrivals while it is calm.")
          @Unit(value = Dimension.TIME, usual = "ms")
          @Between(least = "1 us", most = "1 h")
          long calmGapNanos,
      @Doc("Mean time between arrivals while it is busy.")
          @Unit(value = Dimension.TIME, usual = "ms")
          @Between(least = "1 us", most = "1 h")
          long busyGapNanos,
      @Doc("How long it is calm, on average.")
          @Unit(value = Dimension.TIME, usual = "s")
          @Between(least = "1 ms", most = "1 d")
          long calmNanos,
      @Doc("How long it is busy, on average.")
          @Unit(value = Dimension.TIME, usual = "s")
          @Between(least = "1 ms", most = "1 d")
          long busyNanos)
      implements ArrivalsSpec {
    @Override
    public Arrivals arrivals() {
      return new Arrivals.Modulated(
          1e9 / calmGapNanos, 1e9 / busyGapNanos, (double) calmNanos, (double) busyNanos);
    }
  }

  /**
   * The arrivals of a recording.
   *
   * @param path the file, absolute; in the file relative to the file
   */
  @Doc("The arrivals of a recording, over and over; each guest starts at a place of its own in it.")
  record Recorded(
      @Doc("File with the time of an arrival in seconds on each line, ascending.") Path path)
      implements ArrivalsSpec, Validated {
    @Override
    public Arrivals arrivals() {
      return new Arrivals.Recorded(ArrivalTimesReader.readGapsNanos(path));
    }

    @Override
    public List<Problem> validate() {
      return Files.isRegularFile(path)
          ? List.of()
          : List.of(new Problem("path", "no such file: " + path + "."));
    }
  }

  /**
   * Users who think between an answer and the next request.
   *
   * @param users how many
   * @param thinkNanos mean time of thinking
   * @param variation coefficient of variation of that time
   */
  @Doc("Users who think between an answer and the next request.")
  record Closed(
      @Doc("Users of the guest.") @Between(least = "1", most = "1000000") int users,
      @Doc("Mean time from an answer to the next request.")
          @Unit(value = Dimension.TIME, usual = "s")
          @Between(least = "1 us", most = "1 d")
          long thinkNanos,
      @Doc("Standard deviation of that time over its mean.")
          @Default("1")
          @Between(least = "0", most = "20")
          double variation)
      implements ArrivalsSpec {
    @Override
    public Arrivals arrivals() {
      return new Arrivals.Closed(users, new Variate((double) thinkNanos, variation));
    }
  }
}
