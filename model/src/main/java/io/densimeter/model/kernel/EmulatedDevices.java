package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.IoPath;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;

/**
 * Emulated devices of a software VMM: each access to a device register is emulated, in a hosted VMM
 * after a switch to the host system and back (Sugerman, Venkitachalam and Lim, "Virtualizing I/O
 * devices on VMware Workstation's hosted virtual machine monitor", USENIX ATC 2001).
 *
 * <p>A disk request takes {@value #ACCESSES_PER_REQUEST} accesses, as an IDE or SCSI controller of
 * the time, a packet {@value #ACCESSES_PER_PACKET}; sends are batched while the last one is still
 * under way, and interrupts are moderated as on the bare card.
 */
final class EmulatedDevices {
  private static final int ACCESSES_PER_REQUEST = 6;
  private static final int ACCESSES_PER_PACKET = 3;

  private final double entry;
  private final double emulate;
  private final double hostSwitch;
  private final double interrupt;
  private final double copyByte;
  private final boolean hosted;
  private final InterruptModeration interrupts;

  EmulatedDevices(CostTable costs) {
    entry = costs.primitive(Primitive.EXCEPTION);
    emulate = costs.path(Path.DEVICE_EMULATE);
    hosted = costs.implementation().io() == IoPath.EMULATED_USER;
    hostSwitch = hosted ? costs.path(Path.HOST_SWITCH) : 0;
    interrupt = 2 * entry + costs.path(Path.VIRTUAL_INTERRUPT);
    copyByte = costs.primitive(Primitive.COPY_BYTE);
    interrupts = new InterruptModeration(50_000 * costs.platform().clockHertz() / 1e9);
  }

  /** Emulates one access to a device register. */
  void access(boolean userSpace, GuestCpu cpu) {
    double switching = hosted && userSpace ? hostSwitch : 0;
    cpu.charge(Mechanism.DEVICE_EMULATION, entry + emulate + switching - cpu.openNative());
  }

  /** Emulates a disk request. */
  void diskRequest(int bytes, GuestCpu cpu) {
    cpu.charge(Mechanism.DEVICE_EMULATION, ACCESSES_PER_REQUEST * (entry + emulate) + hostSwitch);
    cpu.charge(Mechanism.INTERRUPT, interrupt);
    cpu.chargeHypervisor(Mechanism.IO_THREAD, emulate + bytes * copyByte);
  }

  /** Emulates sending or receiving a packet. */
  void packet(boolean send, int bytes, GuestCpu cpu) {
    boolean raised = interrupts.raise(cpu.now());
    if (send || raised) {
      double switching = raised ? hostSwitch : 0;
      cpu.charge(Mechanism.DEVICE_EMULATION, ACCESSES_PER_PACKET * (entry + emulate) + switching);
    }
    if (raised) {
      cpu.charge(Mechanism.INTERRUPT, interrupt);
    }
    cpu.chargeHypervisor(Mechanism.IO_THREAD, emulate + bytes * copyByte);
  }
}
