package io.densimeter.experiments.calibrate;

import io.densimeter.experiments.catalog.MicroCatalog;
import io.densimeter.model.kernel.MicroRun;
import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;
import io.densimeter.workloads.measured.MeasuredFormat;
import io.densimeter.workloads.measured.MeasuredValue;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the model says that a measured figure is made of: cycles as a function of all prices.
 *
 * <p>Benchmarks are micro programs of the catalogue, executed on the cost kernels. Exit means are
 * from the exit to the next entry, as the tracepoints of KVM and Xen stand: the bare round trip is
 * not in them. Only what consists of primitives and paths alone is used; benchmarks that also run
 * code of the guest system, such as a pipe or a fork, are left out.
 */
final class Benchmarks {
  private static final Map<String, List<String>> LMBENCH =
      Map.of(
          "null call", List.of("null-call"),
          // On x86 a protection fault is a page fault; exceptions are delivered the same way.
          "protection fault", List.of("prot-fault", "divzero"),
          "ctxsw 2p/0K", List.of("ctxsw-2p-0k"));
  private static final Map<String, String> VMEXIT =
      Map.ofEntries(
          Map.entry("cpuid", "cpuid"),
          Map.entry("vmcall", "vmcall"),
          Map.entry("mov_from_cr8", "privileged"),
          Map.entry("mov_to_cr8", "privileged"),
          Map.entry("wr_tsc_adjust_msr", "msr-write"),
          Map.entry("inl_from_kernel", "port-kernel"),
          Map.entry("rd_tsc_adjust_msr", "msr-read"),
          Map.entry("outl_to_kernel", "port-write-kernel"),
          Map.entry("inl_from_pmtimer", "port-user"),
          Map.entry("inl_from_qemu", "port-user"),
          Map.entry("portio-no-eventfd:pci-io", "port-write-user"),
          Map.entry("mmio-no-eventfd:pci-mem", "mmio-user"),
          Map.entry("eoi", "eoi"),
          Map.entry("portio-datamatch-eventfd:pci-io", "kick-port"),
          Map.entry("mmio-datamatch-eventfd:pci-mem", "kick-mmio"),
          // The target of both waits for work in a halt.
          Map.entry("ipi", "ipi-halted"),
          Map.entry("ipi+halt", "ipi-halted-wait"));
  private static final Map<String, String> MICRO_BENCH =
      Map.of(
          "hvc", "vmcall",
          "mmio_read_user", "mmio-user",
          "mmio_read_vgic", "mmio-kernel",
          "ipi", "ipi");
  private static final Map<String, Path> EXITS =
      Map.ofEntries(
          Map.entry("CPUID", Path.CPUID_HANDLER),
          Map.entry("VMCALL", Path.HYPERCALL_HANDLER),
          Map.entry("VMMCALL", Path.HYPERCALL_HANDLER),
          Map.entry("HVC64", Path.HYPERCALL_HANDLER),
          Map.entry("MSR_READ", Path.MSR_READ_HANDLER),
          Map.entry("MSR_WRITE", Path.MSR_HANDLER),
          Map.entry("PAUSE_INSTRUCTION", Path.PAUSE_HANDLER),
          Map.entry("CR_ACCESS", Path.CR_HANDLER),
          Map.entry("EPT_VIOLATION", Path.NESTED_FAULT_HANDLER),
          Map.entry("NPF", Path.NESTED_FAULT_HANDLER),
          Map.entry("EXTERNAL_INTERRUPT", Path.INTERRUPT_HANDLER),
          Map.entry("INTR", Path.INTERRUPT_HANDLER),
          Map.entry("IRQ", Path.INTERRUPT_HANDLER),
          Map.entry("EOI_INDUCED", Path.EOI_HANDLER));

  private final MicroCatalog programs = MicroCatalog.shipped();

  /** Returns the costs that a figure measures, each by itself; none when it is not used. */
  List<ToDoubleFunction<CostTable>> of(MeasuredFormat format, MeasuredValue value) {
    return switch (format) {
      case LMBENCH_RESULT, LMBENCH_SUMMARY ->
          LMBENCH.getOrDefault(value.name(), List.of()).stream().map(this::program).toList();
      case VMEXIT -> programOf(VMEXIT.getOrDefault(value.name(), ""));
      case MICRO_BENCH -> programOf(MICRO_BENCH.getOrDefault(value.name(), ""));
      case PERF_KVM_STAT, XENALYZE -> exitMean(value);
      case PERF_STAT -> List.of(costs -> costs.primitive(Primitive.HYPERVISOR_INSTRUCTION));
    };
  }

  private static List<ToDoubleFunction<CostTable>> exitMean(MeasuredValue value) {
    var handler = EXITS.get(value.name());
    if (handler == null || value.kind() != MeasuredValue.Kind.EXIT) {
      return List.of();
    }
    return List.of(costs -> betweenExitAndEntry(costs, handler));
  }

  private static double betweenExitAndEntry(CostTable costs, Path handler) {
    return costs.setting(Setting.VMCS_ACCESSES) * costs.primitive(Primitive.VMCS_ACCESS)
        + costs.path(Path.EXIT_DISPATCH)
        + costs.path(handler);
  }

  private List<ToDoubleFunction<CostTable>> programOf(String name) {
    return name.isEmpty() ? List.of() : List.of(program(name));
  }

  private ToDoubleFunction<CostTable> program(String name) {
    var program = programs.program(name);
    return costs -> MicroRun.of(costs, program).cycles();
  }
}
