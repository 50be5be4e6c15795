package io.densimeter.experiments.spec;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.densimeter.experiments.yaml.ExperimentException;
import io.densimeter.experiments.yaml.SchemaWriter;
import io.densimeter.model.stats.Metric;
import io.densimeter.model.stats.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema that editors use, and that it says what the reader says. */
class ExperimentSchemaTest {
  private static final Path FILE = Path.of("schema", "experiment.schema.json");

  /** Reads YAML as editors do: {@code off} is a text. */
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
              .build());

  @TempDir Path folder;

  @Test
  void theCheckedInSchemaIsThatOfTheRecords() throws IOException {
    var schema =
        SchemaWriter.write(
            ExperimentSpec.class,
            "Generated from ExperimentSpec by mvn test -Dupdate-schema. Do not edit.",
            Map.of("metric", Metrics.ALL.stream().map(Metric::name).toList()));
    if (System.getProperty("update-schema") != null) {
      Files.writeString(FILE, schema);
    }
    assertEquals(Files.readString(FILE), schema, "Run mvn test -Dupdate-schema and commit.");
  }

  @ParameterizedTest
  @MethodSource
  void whatTheReaderAcceptsTheSchemaAccepts(String text) throws IOException {
    var sample = Sample.in(folder);
    assertDoesNotThrow(() -> sample.read(text));
    assertEquals(Set.of(), complaints(text));
  }

  static Stream<String> whatTheReaderAcceptsTheSchemaAccepts() {
    return Stream.of(
        Sample.TEXT,
        """
        name: consolidate-web-estate
        question: Which technique runs this estate on the fewest hosts at 5 % CPU ready?
        seed: 0
        workload:
          trace:
            format: synthetic
            guests: 1052
            steps: 288
            step: 5 min
            quartiles: [2 %, 6 %, 15 %]
            mean: 12.3 %
            max: 100 %
            autocorrelation: 0.9
            diurnal-swing: 20 %
            peak-hour: 14
          profile: web-server
          guest: {vcpus: 2, cpu: 1.86 GHz, memory: 0.5 GiB, os: windows}
        hosts:
          - {name: a, count: 1, platform: xeon-5600, cores: 4, clock: 2.6 GHz, memory: 1 TiB,
             power: [86 W, 89.4 W, 92.6 W, 96 W, 99.5 W, 102 W, 106 W, 108 W, 112 W, 114 W, 0.117 kW],
             price: 1e3 EUR}
          - {name: b, count: 2, platform: netburst-2006, cores: 2, memory: 4 GiB,
             power: hp-ml110-g4, price: 0 EUR}
        techniques:
          - hardware-assisted
          - {kind: paravirtual, implementation: xen-3-pv, name: xen}
        placement:
          policy: first-fit
          size-by: {percentile: 99.5, peaks: shared}
          headroom: 0 %
          spare-hosts: 2
          empty-hosts: on
          max-guests-per-host: 20
          together: [[guest-0, guest-1], ["cache-*"]]
          apart: [["db-*", guest-7]]
          licensed:
            - {name: sql, guests: ["db-*"], hosts: [a], count: 1}
            - {name: os, guests: [guest-3], hosts: [a, b]}
        tco:
          horizon: 36 months
          discount: 0 %/year
          energy: 0.22 EUR/kWh
          pue: 1
          month: 720 h
          licences:
            - {name: os, per: guest, price: 500 EUR/year}
            - {name: hypervisor, per: host, price: 900 EUR}
        sweep:
          placement.headroom: [0 %, 20 %]
          hosts.b.count: [1, 2]
        expect:
          - {metric: hosts.needed, at-most: 3, at-least: 1}
          - {where: {technique: xen, hosts.b.count: 2}, metric: cpu.ready.p95, at-most: 5 %}
        """,
        Sample.with("0.12 USD/kWh", "time-of-use-example"),
        Sample.with("0.12 USD/kWh", "{hourly: [0.1 USD/kWh" + ", 0 USD/kWh".repeat(23) + "]}"),
        Sample.with("power: hp-dl380-g7", "power: mine\n    embodied: 1.2 t")
            + """
              power-curves:
                mine: {idle: 100 W, max: 300 W, model: square-root}
              carbon: {grid: roof, grids: {roof: 30 g/kWh, wind: {intensity: 11 g/kWh, source: me}},
                       life: 6 years, price: 80 USD/t}
              """,
        Sample.with("0.12 USD/kWh", "own")
                .replace("pue: 1.6", "pue: 1.6, tariffs: {own: {price: 0.1 USD/kWh, periods: []}}")
                .replace("headroom: 10 %", "empty-hosts: asleep, sleep: 12 W")
            + "carbon: {grid: [500 g/kWh"
            + ", 0.4 kg/kWh".repeat(23)
            + "]}\n",
        Sample.with(
            "{format: planetlab, path: traces/day}",
            "{format: constant, guests: 800, steps: 288, step: 300 s, cpu: 100 %}"),
        Sample.with(
                "  trace: {format: planetlab, path: traces/day}",
                """
                  requests:
                    - name: web
                      guests: 20
                      weight: 512
                      cap: 50 %
                      slice: 5 ms
                      each:
                        arrivals: {kind: open, gap: 20 ms, variation: 2, batch: 3}
                        cpu: 1 ms
                        cpu-variation: 0.5
                        disk-requests: 1
                        disk-request: 8 KiB
                        packets-in: 3
                        packets-out: 9
                        packet: 1 KiB
                    - {name: office, guests: 2, each: {arrivals: {kind: closed, users: 3, think: 1 s},
                       cpu: 2 ms}}
                """)
            + """
              fidelity: operation
              operation:
                warmup: 0 s
                measured: 1 min
                pcpus: {threads-per-core: 2, sibling: 60 %, nodes: 2, remote: 80 %,
                        scheduler: credit-without-boost, switch: 3 us, co-scheduling: true,
                        driver-vcpus: 2}
                disk: {servers: 24, service: 5 ms, rate: 80 MiB}
                network: {rate: 1 GiB}
              expect: [{metric: response.p99, at-most: 80 ms}, {metric: exits.msr-write, at-least: 0}]
              """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vcpus: 1        | vcpu: 1",
        "vcpus: 1        | vcpus: 1.5",
        "vcpus: 1        | vcpus: '1'",
        "vcpus: 1        | vcpus: 0",
        "os: linux       | os: linus",
        "1860 MHz        | 1860",
        "1860 MHz        | 1860 mhz",
        "1860 MHz        | 01860 MHz",
        "1860 MHz        | -1860 MHz",
        "96 GiB          | 96 GB",
        "96 GiB          | 96GiB",
        "name: dl380     | name: dl.380",
        "price: 7000 USD | price: 7000 USD/year",
        "price: 7000 USD | price: 7000 $",
        "hp-dl380-g7     | [1 W, 2 W]",
        "hp-dl380-g7     | {idle: 1 W}",
        "[bare-metal, paravirtual] | []",
        "[bare-metal, paravirtual] | paravirtual",
        "[bare-metal, paravirtual] | [paravirtualised]",
        "[bare-metal, paravirtual] | [{kind: paravirtual, label: xen}]",
        "format: planetlab, | ''",
        "format: planetlab | format: synthetic",
        "seed: 20110303  | seed: -1",
        "name: consolidate-web-estate | name: 5",
        "replications: 5 | replications: 1001",
        "0.12 USD/kWh    | 0.12 USD",
        "0.12 USD/kWh    | {price: 0.12 USD}",
        "0.12 USD/kWh    | {hourly: [0.12 USD/kWh]}",
        "seed: 20110303  | carbon: {grid: 500 g}",
        "seed: 20110303  | carbon: {grid: germany, price: 80 USD}",
        "hp-dl380-g7     | {idle: 1 W, max: 2 W, model: quadratic}",
        "7 %/year        | 7 %",
        "pue: 1.6        | pue: 0.9",
        "headroom: 10 %  | headroom: 0.1",
        "headroom: 10 %  | headroom: 10 %, empty-hosts: true",
        "headroom: 10 %  | apart: [db-1]",
        "headroom: 10 %  | apart: [[]]",
        "headroom: 10 %  | max-guests-per-host: 0",
        "headroom: 10 %  | 'licensed: [{name: sql, guests: [a], hosts: []}]'",
        "seed: 20110303  | expect: [{metric: cpu.redy, at-most: 5 %}]"
      })
  void whatTheSchemaRefusesTheReaderRefuses(String piece, String replacement) throws IOException {
    var sample = Sample.in(folder);
    var text = Sample.with(piece, replacement);
    assertThrows(ExperimentException.class, () -> sample.read(text));
    assertNotEquals(Set.of(), complaints(text));
  }

  private static Set<?> complaints(String text) throws IOException {
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(Files.readString(FILE));
    return schema.validate(YAML.readTree(text));
  }
}
