package io.densimeter.experiments.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.model.machine.OsFamily;
import io.densimeter.model.platform.Technique;
import io.densimeter.model.tco.LicenceOffer;
import io.densimeter.model.tco.PresentValue;
import io.densimeter.model.units.Money;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentFileTest {
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  @TempDir Path folder;
  private Sample sample;

  @BeforeEach
  void prepare() throws IOException {
    sample = Sample.in(folder);
  }

  @Test
  void everyKeyOfTheFileIsInTheRecord() throws IOException, ExperimentException {
    var spec = sample.read(Sample.TEXT).spec();
    assertEquals("consolidate-web-estate", spec.name());
    assertEquals("Which technique runs this estate on the fewest hosts?", spec.question());
    assertEquals(20_110_303, spec.seed());
    assertEquals(5, spec.replications());
    assertEquals(
        new WorkloadSpec(
            new TraceSpec.Planetlab(folder.resolve("traces/day"), false),
            null,
            "web-server",
            new GuestSpec(1, 1_860_000_000L, 870L << 20, OsFamily.LINUX, null),
            List.of(),
            new StartSpec(StartSpec.Day.MONDAY, 0)),
        spec.workload());
    assertEquals(
        List.of(
            new HostSpec(
                "dl380",
                100,
                "xeon-5600",
                12,
                null,
                96L << 30,
                null,
                new PowerSpec.Named("hp-dl380-g7"),
                new Money(7000, "USD", Money.Per.ONCE),
                null,
                null,
                null)),
        spec.hosts());
    assertEquals(
        List.of(
            new TechniqueSpec(Technique.BARE_METAL, null, null),
            new TechniqueSpec(Technique.PARAVIRTUAL, null, null)),
        spec.techniques());
    assertEquals(
        new PlacementSpec(
            PlacementSpec.Policy.BEST_FIT_DECREASING,
            new PlacementSpec.SizeBy(95, PlacementSpec.Peaks.IGNORED),
            0.1,
            0,
            PlacementSpec.EmptyHosts.OFF,
            PlacementSpec.EmptyHosts.OFF,
            null,
            PlacementSpec.BareMetalGuests.ONE,
            null,
            List.of(),
            List.of(),
            List.of()),
        spec.placement());
    var tco = spec.tco();
    assertEquals(4 * 365 * 24 * HOUR_NANOS, tco.horizonNanos());
    assertEquals(0.07, tco.discountPerYear());
    assertEquals(PresentValue.Timing.END_OF_YEAR, tco.due());
    assertEquals(new EnergySpec.Flat(new Money(0.12, "USD", Money.Per.KWH)), tco.energy());
    assertEquals(1.6, tco.pue());
    assertEquals(730 * HOUR_NANOS, tco.monthNanos());
    assertEquals(new ServersSpec(null, 0, 0, null), tco.servers());
    assertEquals(List.of(), tco.licences());
    assertEquals(List.of(1.0), tco.rampFraction());
    assertNull(tco.unconsolidated());
    assertEquals("USD", spec.currency());
  }

  @Test
  void whatMayBeLeftOutMayBeWritten() throws IOException, ExperimentException {
    var text =
        Sample.with(
                    "[bare-metal, paravirtual]",
                    "[{kind: paravirtual, implementation: xen-3-pv, name: xen}]")
                .replace(
                    "hp-dl380-g7", "[0 W, 1 W, 2 W, 3 W, 4 W, 5 W, 6 W, 7 W, 8 W, 9 W, 0.01 kW]")
                .replace(
                    "pue: 1.6", "pue: 1.6, licences: [{name: os, per: guest, price: 500 USD/year}]")
                .replace(
                    "headroom: 10 %", "size-by: {percentile: 99}, spare-hosts: 1, empty-hosts: on")
            + "expect: [{where: {technique: xen}, metric: cpu.ready.p95, at-most: 5 %}]";
    var spec = sample.read(text).spec();
    assertEquals("xen", spec.techniques().get(0).label());
    assertEquals("xen-3-pv", spec.techniques().get(0).implementation());
    assertEquals(
        new PowerSpec.Points(List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0)),
        spec.hosts().get(0).power());
    assertEquals(
        List.of(
            new LicenceSpec(
                "os",
                LicenceOffer.Metric.GUEST,
                new Money(500, "USD", Money.Per.YEAR),
                List.of(),
                0,
                List.of())),
        spec.tco().licences());
    assertEquals(99, spec.placement().sizeBy().percentile());
    assertEquals(1, spec.placement().spareHosts());
    assertEquals(PlacementSpec.EmptyHosts.ON, spec.placement().emptyHosts());
  }

  @Test
  void aSyntheticTraceHasItsDefaults() throws IOException, ExperimentException {
    var text =
        Sample.with(
            "{format: planetlab, path: traces/day}",
            "{format: synthetic, guests: 1052, steps: 288, step: 5 min, quartiles: [2 %, 6 %, 15 %]}");
    var trace = (TraceSpec.Synthetic) sample.read(text).spec().workload().trace();
    assertEquals(List.of(0.02, 0.06, 0.15), trace.quartilesFraction());
    assertNull(trace.meanFraction());
    assertEquals(1.0, trace.maxFraction());
    assertEquals(0.9, trace.autocorrelation());
    assertEquals(0.1, trace.diurnalSwingFraction());
    assertEquals(14, trace.peakHour());
  }

  @Test
  void aByteOrderMarkAndWindowsLinesDoNotMatter() throws IOException, ExperimentException {
    var windows = "\uFEFF" + Sample.TEXT.replace("\n", "\r\n");
    assertEquals(sample.read(Sample.TEXT).spec(), sample.read(windows).spec());
  }
}
