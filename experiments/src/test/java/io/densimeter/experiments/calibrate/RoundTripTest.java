package io.densimeter.experiments.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.densimeter.experiments.catalog.Catalog;
import io.densimeter.model.calibration.Standing;
import io.densimeter.model.kernel.CostKernels;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Implementation;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Platform;
import io.densimeter.model.platform.Price;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.workload.GuestOperation;
import io.densimeter.workloads.measured.MeasuredFile;
import io.densimeter.workloads.measured.MeasuredReader;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Prices that made measurements come back from them. */
class RoundTripTest {
  private static final Catalog CATALOG = Catalog.shipped();
  private static final Platform BASE = CATALOG.platform("core-i7-2677m");
  private static final Implementation BARE = CATALOG.implementation("bare-metal");
  private static final Implementation KVM = CATALOG.implementation("kvm");
  private static final double GIGAHERTZ = 2.6;

  private static Platform truth(Map<Primitive, Double> factors) {
    var prices = new EnumMap<Primitive, Price>(BASE.prices());
    factors.forEach(
        (primitive, factor) ->
            prices.put(
                primitive, new Price(BASE.cycles(primitive) * factor, Price.Unit.CYCLES, "truth")));
    return new Platform("truth", "truth", 2011, 2_600_000_000L, 4, BASE.features(), prices);
  }

  private static double cycles(
      Platform platform,
      Implementation implementation,
      long operand,
      GuestOperation... operations) {
    var kernel = CostKernels.of(CostTable.of(platform, implementation));
    double last = 0;
    for (int i = 0; i < 200; i++) {
      last = 0;
      for (var operation : operations) {
        last += kernel.execute(operation.ordinal(), operand);
      }
    }
    return last;
  }

  private static MeasuredFile lmbench(Platform platform, double[] noise) {
    double call = cycles(platform, BARE, 0, GuestOperation.SYSCALL);
    double fault = cycles(platform, BARE, 0, GuestOperation.PAGE_FAULT);
    double turn =
        cycles(platform, BARE, 0, GuestOperation.WAKE_UP, GuestOperation.ADDRESS_SPACE_SWITCH);
    return MeasuredReader.read(
        "lmbench.0",
        String.format(
            Locale.ROOT,
            "[mhz: 2600 MHz, 0.3846 nanosec clock]%nSimple syscall: %.6f microseconds%n"
                + "Protection fault: %.6f microseconds%n%n\"size=0k ovr=0.50%n2 %.6f%n",
            call / GIGAHERTZ / 1e3 * noise[0],
            fault / GIGAHERTZ / 1e3 * noise[1],
            turn / GIGAHERTZ / 1e3 * noise[2]));
  }

  private static MeasuredFile vmexit(Platform platform, Implementation implementation, double[] n) {
    return MeasuredReader.read(
        "vmexit.log",
        String.format(
            Locale.ROOT,
            "cpuid %.0f%nvmcall %.0f%nwr_tsc_adjust_msr %.0f%ninl_from_kernel %.0f%n"
                + "portio-no-eventfd:pci-io %.0f%nmmio-no-eventfd:pci-mem %.0f%nmov_to_cr8 %.0f%n"
                + "outl_to_kernel %.0f%n",
            n[0] * cycles(platform, implementation, 0, GuestOperation.CPUID),
            n[1] * cycles(platform, implementation, 0, GuestOperation.NULL_HYPERCALL),
            n[2] * cycles(platform, implementation, 0, GuestOperation.MSR_WRITE),
            n[3] * cycles(platform, implementation, 0, GuestOperation.PORT_IO),
            n[4] * cycles(platform, implementation, 1, GuestOperation.PORT_WRITE),
            n[5] * cycles(platform, implementation, 1, GuestOperation.MMIO),
            n[6] * cycles(platform, implementation, 0, GuestOperation.PRIVILEGED),
            n[7] * cycles(platform, implementation, 0, GuestOperation.PORT_WRITE)));
  }

  private static double[] noise(Random random, double deviation) {
    return random
        .doubles(8)
        .map(u -> 1)
        .map(one -> one + deviation * random.nextGaussian())
        .toArray();
  }

  private static final Map<Primitive, Double> FACTORS =
      Map.of(
          Primitive.SYSCALL, 2.5,
          Primitive.EXCEPTION, 0.6,
          Primitive.PAGE_FAULT, 0.6,
          Primitive.TASK_SWITCH, 1.5,
          Primitive.ADDRESS_SPACE_SWITCH, 1.5,
          Primitive.PRIVILEGED, 2.0,
          Primitive.HYPERVISOR_INSTRUCTION, 0.8,
          Primitive.VM_EXIT_ROUND_TRIP, 1.6);

  private static final double[] NO_NOISE = {1, 1, 1, 1, 1, 1, 1, 1};

  @Test
  void aPlatformsPricesComeBackWithinTwoPercent() {
    var truth = truth(FACTORS);
    var fit =
        new Calibration(
                CATALOG, List.of(lmbench(truth, NO_NOISE), vmexit(truth, KVM, NO_NOISE)), 0.005)
            .platform(BASE, 0, "new")
            .fit();
    for (var primitive :
        List.of(
            Primitive.SYSCALL,
            Primitive.EXCEPTION,
            Primitive.PAGE_FAULT,
            Primitive.PRIVILEGED,
            Primitive.HYPERVISOR_INSTRUCTION)) {
      var price = fit.price(primitive.yamlName());
      assertEquals(Standing.FITTED, price.standing(), primitive.yamlName());
      assertEquals(1, price.value() / truth.cycles(primitive), 0.02, primitive.yamlName());
    }
    // Only the sum of the two is in a context switch, and only this sum is in an exit.
    double turn = fit.price("task-switch").value() + fit.price("address-space-switch").value();
    double trueTurn =
        truth.cycles(Primitive.TASK_SWITCH) + truth.cycles(Primitive.ADDRESS_SPACE_SWITCH);
    assertEquals(1, turn / trueTurn, 0.02);
    double exit = fit.price("vm-exit-round-trip").value() + 8 * fit.price("vmcs-access").value();
    double trueExit =
        truth.cycles(Primitive.VM_EXIT_ROUND_TRIP) + 8 * truth.cycles(Primitive.VMCS_ACCESS);
    assertEquals(1, exit / trueExit, 0.02);
    assertEquals(Standing.SHARED, fit.price("vmcs-access").standing());
    assertEquals(Standing.FIXED, fit.price("copy-byte").standing());
  }

  @Test
  void whatExitsCostUnderAnImplementationComesBackWithinTwoPercent() {
    var paths = new EnumMap<Path, Price>(KVM.paths());
    Map.of(
            Path.CPUID_HANDLER, 1.5,
            Path.HYPERCALL_HANDLER, 2.0,
            Path.MSR_HANDLER, 0.7,
            Path.IO_HANDLER, 1.3,
            Path.USER_EXIT, 0.6)
        .forEach(
            (path, factor) -> {
              var price = KVM.paths().get(path);
              paths.put(path, new Price(price.amount() * factor, price.unit(), "truth"));
            });
    var truth =
        new Implementation(
            "truth",
            "truth",
            KVM.technique(),
            KVM.needs(),
            false,
            KVM.paging(),
            KVM.io(),
            0,
            0,
            "truth",
            paths,
            KVM.settings());
    var fit =
        new Calibration(CATALOG, List.of(vmexit(BASE, truth, NO_NOISE)), 0.005)
            .implementation(KVM, BASE, 0, "new")
            .fit();
    double userExit = fit.price("user-exit").value();
    assertEquals(1, userExit / paths.get(Path.USER_EXIT).amount(), 0.02);
    // The dispatch is in every exit: what is determined is its sum with each handler.
    double dispatch = fit.price("exit-dispatch").value();
    for (var path :
        List.of(Path.CPUID_HANDLER, Path.HYPERCALL_HANDLER, Path.MSR_HANDLER, Path.IO_HANDLER)) {
      double sum = dispatch + fit.price(path.yamlName()).value();
      double trueSum = paths.get(Path.EXIT_DISPATCH).amount() + paths.get(path).amount();
      assertEquals(1, sum / trueSum, 0.02, path.yamlName());
      var price = fit.price(path.yamlName());
      double exact = paths.get(path).amount();
      assertTrue(price.low() <= exact && exact <= price.high(), path.yamlName());
    }
  }

  @Test
  void withThreePercentNoiseTheIntervalsCoverThePrices() {
    var truth = truth(FACTORS);
    var random = new Random(20110303);
    int covered = 0;
    int intervals = 0;
    for (int trial = 0; trial < 40; trial++) {
      var files =
          List.of(lmbench(truth, noise(random, 0.03)), vmexit(truth, KVM, noise(random, 0.03)));
      var fit = new Calibration(CATALOG, files, 0.03).platform(BASE, 0, "new").fit();
      for (var primitive : FACTORS.keySet()) {
        var price = fit.price(primitive.yamlName());
        double exact = truth.cycles(primitive);
        covered += price.low() <= exact && exact <= price.high() ? 1 : 0;
        intervals++;
      }
    }
    double share = (double) covered / intervals;
    assertTrue(share >= 0.92, "covered " + share + ", seed 20110303");
  }
}
