package io.densimeter.model.workload;

import java.util.Arrays;
import java.util.Optional;

/** A number of a profile that is not an event rate. */
public enum Shape {
  KERNEL_SHARE("kernel-share", "Share of native CPU time in the guest kernel, 0 to 1.", 0.1),
  WORKING_SET_PAGES(
      "working-set-pages", "Pages of 4 KiB that TLB misses and faults fall on.", 8192),
  FILE_FAULT_SHARE(
      "file-fault-share", "Share of the page faults on pages of files in memory, 0 to 1.", 0),
  ADDRESS_SPACES("address-spaces", "Processes that take turns.", 8),
  TABLE_PAGES("table-pages", "Page-table pages of an address space.", 4),
  KERNEL_ROUTINES("kernel-routines", "Kernel routines in use.", 1500),
  CODE_SITES("code-sites", "Places in the guest kernel that write page-table entries.", 24),
  REQUEST_BYTES("request-bytes", "Bytes of a disk request.", 16_384),
  PACKET_BYTES("packet-bytes", "Bytes of a packet.", 600),
  CONNECTION_PACKETS("connection-packets", "Packets of a network connection.", 1000),
  FILES("files", "Files in use.", 256),
  WRITE_SHARE("write-share", "Share of opens and accesses of files that write, 0 to 1.", 0.3),
  WAKE_UPS(
      "wake-ups",
      "Times the guest goes idle for each second of native CPU, wake-ups by another vCPU left out.",
      1000),
  TICKS("ticks", "Timer ticks for each second of wall time.", 250),
  TICKLESS_IDLE("tickless-idle", "1 when an idle guest takes no ticks, else 0.", 1),
  HALTED_TARGETS(
      "halted-targets",
      "Share of interrupts between vCPUs that wake a halted one at full load, 0 to 1.",
      0);

  private final String yamlName;
  private final String meaning;
  private final double usual;

  Shape(String yamlName, String meaning, double usual) {
    this.yamlName = yamlName;
    this.meaning = meaning;
    this.usual = usual;
  }

  /** Returns the name in files. */
  public String yamlName() {
    return yamlName;
  }

  /** Returns one sentence for a reader. */
  public String meaning() {
    return meaning;
  }

  /** Returns the value where a profile says nothing. */
  public double usual() {
    return usual;
  }

  /** Returns the shape of that name in files. */
  public static Optional<Shape> named(String yamlName) {
    return Arrays.stream(values()).filter(s -> s.yamlName.equals(yamlName)).findFirst();
  }
}
