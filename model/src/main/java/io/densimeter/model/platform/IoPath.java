package io.densimeter.model.platform;

/** How a guest's disk requests and packets reach the devices. */
public enum IoPath {
  /** The guest drives the device itself, as on bare metal or on a shared kernel. */
  DIRECT,
  /** Device registers are emulated in the VMM. */
  EMULATED,
  /** Device registers are emulated in a user-space process. */
  EMULATED_USER,
  /** A shared ring, served by a driver domain. */
  DRIVER_DOMAIN,
  /** A shared ring, served by an I/O thread of the hypervisor's kernel (vhost). */
  VHOST,
  /** A shared ring, served by a user-space process (virtio). */
  VIRTIO_USER,
  /** A device assigned to the guest. */
  PASSTHROUGH
}
