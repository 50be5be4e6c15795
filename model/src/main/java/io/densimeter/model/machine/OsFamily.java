package io.densimeter.model.machine;

/** The operating-system family of a guest or a host kernel. */
public enum OsFamily {
  /** Linux: a kernel that may be modified. */
  LINUX("linux", true),
  /** Microsoft Windows: a closed kernel. */
  WINDOWS("windows", false),
  /** FreeBSD. */
  FREEBSD("freebsd", true),
  /** Solaris and illumos. */
  SOLARIS("solaris", true);

  private final String yamlName;
  private final boolean modifiableKernel;

  OsFamily(String yamlName, boolean modifiableKernel) {
    this.yamlName = yamlName;
    this.modifiableKernel = modifiableKernel;
  }

  /** Returns the name in experiment files. */
  public String yamlName() {
    return yamlName;
  }

  /** Returns whether the kernel's source can be changed to run on a paravirtual hypervisor. */
  public boolean modifiableKernel() {
    return modifiableKernel;
  }
}
