package io.densimeter.reports;

import io.densimeter.model.stats.Metric;
import io.densimeter.model.stats.Metrics;
import io.densimeter.reports.result.Assumption;
import io.densimeter.reports.result.CostAnalysis;
import io.densimeter.reports.result.Costs;
import io.densimeter.reports.result.GuestRow;
import io.densimeter.reports.result.HostRow;
import io.densimeter.reports.result.MechanismCycles;
import io.densimeter.reports.result.ReplicationResult;
import io.densimeter.reports.result.RunResult;
import io.densimeter.reports.result.ScenarioResult;
import io.densimeter.reports.result.Timeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Results of the size and shape of real ones, for looking at a report; the figures are invented.
 */
public final class SampleRun {
  private static final int GUESTS = 1052;
  private static final int STEPS = 288;
  private static final int REPLICATIONS = 5;

  private static final List<Kind> KINDS =
      List.of(
          new Kind("bare-metal", "none", GUESTS, 0, 1.0, 0, "one guest per host"),
          new Kind("binary-translation", "vmware-classic", 46, 1, 1.31, 0.041, "host CPU"),
          new Kind("paravirtual", "xen-3-pv", 38, 1, 1.064, 0.118, "host CPU"),
          new Kind("hardware-assisted", "kvm-ept", 36, 1, 1.047, 0.035, "host memory"),
          new Kind("os-level", "containers-4.x", 31, 1, 1.012, 0, "host memory"));

  private SampleRun() {}

  private record Kind(
      String technique,
      String implementation,
      double hosts,
      int spare,
      double slowdown,
      double outside,
      String limit) {}

  /** Returns one scenario for each of six techniques, one of them infeasible. */
  public static RunResult sixTechniques() {
    var scenarios = new ArrayList<ScenarioResult>();
    for (var kind : KINDS) {
      scenarios.add(scenario(kind, kind.technique(), Map.of(), 1));
    }
    scenarios.add(
        2,
        new ScenarioResult(
            "trap-and-emulate",
            "trap-and-emulate",
            "vm-370",
            Map.of(),
            "xeon-5600 has sensitive instructions that do not trap (POPF, SMSW and 15 more), so a"
                + " classical trap-and-emulate monitor cannot run a guest kernel on it",
            "",
            List.of(),
            List.of(),
            null,
            List.of(),
            List.of(),
            Costs.NONE,
            List.of()));
    return run(scenarios);
  }

  /** Returns 60 scenarios: five techniques at twelve points of a sweep of two axes. */
  public static RunResult sweep() {
    var scenarios = new ArrayList<ScenarioResult>();
    for (var headroom : List.of("0 %", "10 %", "20 %", "30 %")) {
      for (var percentile : List.of("90", "95", "99")) {
        for (var kind : KINDS) {
          var axes = new LinkedHashMap<String, String>();
          axes.put("placement.headroom", headroom);
          axes.put("placement.size-by.percentile", percentile);
          var id = new StringBuilder(kind.technique());
          axes.forEach((path, value) -> id.append(',').append(path).append('=').append(value));
          double stretch = 1 + scenarios.size() / 5 * 0.03;
          scenarios.add(scenario(kind, id.toString(), axes, stretch));
        }
      }
    }
    return run(scenarios);
  }

  private static RunResult run(List<ScenarioResult> scenarios) {
    return new RunResult(
        "consolidate-web-estate",
        "Which technique runs this estate on the fewest hosts at 5 % CPU ready, and at what cost?",
        "0.1.0",
        20110303,
        REPLICATIONS,
        "USD",
        scenarios,
        CostAnalysis.NONE,
        assumptions(),
        List.of(
            "The trace covers one day; a month-end peak is not in it.",
            "Power curves are of SPECpower_ssj2008, measured with little memory and few disks: a"
                + " virtualization host draws more."),
        "name: consolidate-web-estate\nseed: 20110303\nreplications: 5\nhosts:\n"
            + "  - {name: dl380, count: 1100, platform: xeon-5600, cores: 12, memory: 96 GiB}\n",
        hashes());
  }

  private static ScenarioResult scenario(
      Kind kind, String id, Map<String, String> axes, double stretch) {
    var random = new SplittableRandom(kind.technique().hashCode());
    var replications = new ArrayList<ReplicationResult>();
    double total = 0;
    for (int r = 0; r < REPLICATIONS; r++) {
      double hosts =
          kind.spare() == 0
              ? kind.hosts()
              : Math.rint(kind.hosts() * stretch + random.nextInt(3)) + kind.spare();
      var replication = replication(kind, r, hosts, random);
      replications.add(replication);
      total += replication.values().get(Metrics.COST_TOTAL) / REPLICATIONS;
    }
    return new ScenarioResult(
        id,
        kind.technique(),
        kind.implementation(),
        axes,
        null,
        kind.limit(),
        replications,
        mechanisms(kind),
        timeline(kind, stretch, random),
        hosts(kind, random),
        guests(kind, random),
        Costs.of(
            List.of(
                TinyRun.line(
                    "servers", total * 0.52, "38 hosts × 7000 USD, discounted at 7 %/year"),
                TinyRun.line("energy", total * 0.27, "61.2 MWh/year × 1.6 PUE × 0.12 USD/kWh"),
                TinyRun.line("licences", total * 0.13, "per host and year"),
                TinyRun.line("labour", total - total * 0.92, "one administrator for 60 hosts"))),
        kind.technique().equals("os-level")
            ? List.of("One kernel crash takes all guests of a host down; isolation is weaker.")
            : List.of());
  }

  private static ReplicationResult replication(
      Kind kind, int number, double hosts, SplittableRandom random) {
    double noise = 1 + (random.nextDouble() - 0.5) * 0.04;
    double carrying = hosts - kind.spare();
    double energy = hosts * 24 * 0.160 * noise;
    double total = hosts * 9_450 * noise;
    double ready = kind.technique().equals("bare-metal") ? 0 : 0.031 * noise * kind.slowdown();
    var values = new LinkedHashMap<Metric, Double>();
    values.put(Metrics.HOSTS_NEEDED, hosts);
    values.put(Metrics.PLACEMENT_LOWER_BOUND, hosts);
    values.put(Metrics.PLACEMENT_GAP, 0.0);
    values.put(Metrics.GUESTS_PER_HOST, GUESTS / carrying);
    values.put(Metrics.GUESTS_UNPLACED, 0.0);
    values.put(Metrics.OVERHEAD_SLOWDOWN, kind.slowdown());
    values.put(Metrics.HYPERVISOR_CPU, kind.outside());
    values.put(Metrics.CPU_READY_MEAN, ready / 6);
    values.put(Metrics.CPU_READY_P95, ready);
    values.put(Metrics.SLA_VIOLATION, ready / 9);
    values.put(Metrics.HOST_CPU_MEAN, Math.min(0.9, 16.2 / hosts));
    values.put(Metrics.HOST_CPU_P95, Math.min(0.99, 24.0 / hosts));
    values.put(Metrics.HOST_MEMORY, Math.min(0.98, 29.0 / hosts));
    values.put(Metrics.ENERGY, energy);
    values.put(Metrics.COST_TOTAL, total);
    values.put(Metrics.COST_GUEST_MONTH, total / GUESTS / 48);
    return new ReplicationResult(number, values);
  }

  private static List<MechanismCycles> mechanisms(Kind kind) {
    var mechanisms = new ArrayList<MechanismCycles>();
    mechanisms.add(new MechanismCycles("native", "The guest's own work.", 1, 0));
    double extra = kind.slowdown() - 1;
    double outside = kind.outside();
    switch (kind.technique()) {
      case "binary-translation" -> {
        add(
            mechanisms,
            "translation",
            "Translating guest-kernel code on first use.",
            extra * 0.12,
            0);
        add(mechanisms, "callouts", "Leaving translated code to emulate.", extra * 0.33, 0);
        add(mechanisms, "shadow paging", "Trace faults and hidden faults.", extra * 0.41, 0);
        add(
            mechanisms,
            "device emulation",
            "Port accesses of emulated devices.",
            extra * 0.14,
            outside);
      }
      case "paravirtual" -> {
        add(mechanisms, "hypercalls", "Asking the hypervisor on purpose.", extra * 0.3, 0);
        add(
            mechanisms,
            "page-table updates",
            "Validated by the hypervisor, in batches.",
            extra * 0.5,
            0);
        add(mechanisms, "event channels", "In place of interrupts.", extra * 0.2, outside * 0.1);
        add(mechanisms, "driver domain", "Back ends of the shared rings.", 0, outside * 0.9);
      }
      case "hardware-assisted" -> {
        add(mechanisms, "VM exits", "Round trips of exits and their handlers.", extra * 0.35, 0);
        add(
            mechanisms,
            "nested page walks",
            "Two-dimensional walks on TLB misses.",
            extra * 0.55,
            0);
        add(mechanisms, "interrupt injection", "Emulated APIC.", extra * 0.1, 0);
        add(mechanisms, "I/O threads", "vhost.", 0, outside);
      }
      case "os-level" -> {
        add(mechanisms, "seccomp", "Filter on each system call.", extra * 0.3, 0);
        add(mechanisms, "cgroup charge", "On faults and wake-ups.", extra * 0.3, 0);
        add(mechanisms, "veth and bridge", "Per packet.", extra * 0.4, 0);
      }
      default -> {}
    }
    return mechanisms;
  }

  private static void add(
      List<MechanismCycles> to, String name, String meaning, double vcpu, double outside) {
    to.add(new MechanismCycles(name, meaning, vcpu, outside));
  }

  private static Timeline timeline(Kind kind, double stretch, SplittableRandom random) {
    var hostsOn = new ArrayList<Double>();
    var cpu = new ArrayList<Double>();
    var ready = new ArrayList<Double>();
    var watts = new ArrayList<Double>();
    for (int i = 0; i < STEPS; i++) {
      double day = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * (i - 40) / STEPS);
      double on = Math.rint(kind.hosts() * stretch * (0.7 + 0.3 * day)) + kind.spare();
      hostsOn.add(on);
      cpu.add(
          Math.min(
              1, 18.0 * kind.slowdown() / on * (0.6 + 0.5 * day) + random.nextDouble() * 0.03));
      ready.add(0.005 + 0.02 * day * random.nextDouble());
      watts.add(on * (120 + 90 * day));
    }
    return new Timeline(300, hostsOn, cpu, ready, watts, Collections.nCopies(watts.size(), 0.0));
  }

  private static List<HostRow> hosts(Kind kind, SplittableRandom random) {
    var rows = new ArrayList<HostRow>();
    for (int r = 0; r < REPLICATIONS; r++) {
      for (int h = 0; h < kind.hosts(); h++) {
        double load = random.nextDouble();
        rows.add(
            new HostRow(
                r, "dl380-" + h, (int) (GUESTS / kind.hosts()), load * 0.6, load * 0.9, 0.9, 3.8));
      }
    }
    return rows;
  }

  private static List<GuestRow> guests(Kind kind, SplittableRandom random) {
    var rows = new ArrayList<GuestRow>();
    for (int r = 0; r < REPLICATIONS; r++) {
      for (int g = 0; g < GUESTS; g++) {
        double demand = random.nextDouble();
        rows.add(
            new GuestRow(
                r,
                "guest-" + g,
                "dl380-" + g % (int) kind.hosts(),
                demand * 0.3,
                demand,
                0.02 * demand,
                0.001));
      }
    }
    return rows;
  }

  private static List<Assumption> assumptions() {
    return List.of(
        new Assumption(
            "xeon-5600: VM exit round trip", "1 200 cycles", "measured micro-benchmark, 2010"),
        new Assumption("xeon-5600: nested walk reference", "14 cycles", "ASPLOS 2008, table 3"),
        new Assumption("xen-3-pv: hypercall", "720 cycles", "SOSP 2003, table 3"),
        new Assumption("hp-dl380-g7: power at 50 %", "153 W", "SPECpower_ssj2008 result"),
        new Assumption("energy price", "0.12 USD/kWh", "experiment file"),
        new Assumption("PUE", "1.6", "experiment file"));
  }

  private static Map<String, String> hashes() {
    var hashes = new LinkedHashMap<String, String>();
    hashes.put(
        "experiment.yaml", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    hashes.put(
        "traces/20110303", "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752");
    return hashes;
  }
}
