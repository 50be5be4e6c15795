package io.densimeter.model.interference;

/** Something of a host that guests may take from each other. */
public enum SharedResource {
  /** Time on the physical CPUs. */
  CPU_TIME("CPU time"),
  /** Physical memory, and the work of taking it back. */
  MEMORY("memory"),
  /** Disk requests. */
  DISK("disk"),
  /** Packets. */
  NETWORK("network"),
  /** The last-level cache. */
  LAST_LEVEL_CACHE("last-level cache"),
  /** The way to memory. */
  MEMORY_BANDWIDTH("memory bandwidth"),
  /** File pages that the kernel keeps. */
  PAGE_CACHE("page cache"),
  /** Locks of the kernel that serves system calls. */
  KERNEL_LOCKS("kernel locks"),
  /** Objects of that kernel: processes, inodes, connections. */
  KERNEL_OBJECTS("kernel objects");

  private final String label;

  SharedResource(String label) {
    this.label = label;
  }

  /** Returns the name that people read. */
  public String label() {
    return label;
  }
}
