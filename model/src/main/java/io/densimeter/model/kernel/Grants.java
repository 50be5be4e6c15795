package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Primitive;
import io.densimeter.model.platform.Setting;

/**
 * How the pages of requests reach the driver domain and come back: mapped, copied, or exchanged for
 * another page ("page flip").
 *
 * <p>A mapped page is mapped, unmapped and its TLB entry invalidated by the driver domain; a copied
 * one is copied by the hypervisor. To flip a received page the driver domain drops it from its
 * tables and gives it away; the guest has given a page before, which takes it two updates of its
 * own tables: one drops the page that it gives, one maps the page that it gets. They are batched
 * over a run of packets.
 *
 * <p>Source: Menon et al., "Diagnosing performance overheads in the Xen virtual machine
 * environment", VEE 2005; Santos et al., "Bridging the gap between software and hardware techniques
 * for I/O virtualization", USENIX ATC 2008, section 3 (copy instead of flip and map).
 */
final class Grants {
  private static final int PAGE_BYTES = 4096;

  private final Hypercalls hypercalls;
  private final boolean flip;
  private final boolean granted;
  private final double map;
  private final double transfer;
  private final double copy;
  private final double copyByte;
  private final boolean mapped;

  Grants(CostTable costs, Hypercalls hypercalls) {
    this.hypercalls = hypercalls;
    granted = costs.on(Setting.DRIVER_DOMAIN);
    flip = granted && costs.on(Setting.PAGE_FLIP);
    mapped = costs.on(Setting.GRANT_MAP);
    double item = costs.path(Path.HYPERCALL_ITEM);
    double grant = granted ? costs.path(Path.GRANT) : 0;
    map = 2 * (item + grant) + costs.primitive(Primitive.INVALIDATE_PAGE);
    copy = item + grant;
    copyByte = costs.primitive(Primitive.COPY_BYTE);
    transfer = flip ? 2 * item + costs.path(Path.PTE_VALIDATE) + costs.path(Path.PAGE_TRANSFER) : 0;
  }

  /** Returns the backend's work to get at the bytes of a packet that the guest sends. */
  double send(int bytes) {
    if (!granted) {
      return 0;
    }
    return mapped ? map : copy + bytes * copyByte;
  }

  /** Returns the backend's work to give the guest a packet; charges the guest's own part. */
  double receive(int bytes, GuestCpu cpu) {
    if (!granted) {
      return 0;
    }
    if (flip) {
      hypercalls.updatePte(cpu);
      hypercalls.updatePte(cpu);
      return transfer;
    }
    return copy + bytes * copyByte;
  }

  /** Returns the backend's work to get at the pages of a disk request, which are always mapped. */
  double request(int bytes) {
    int pages = Math.max(1, (bytes + PAGE_BYTES - 1) / PAGE_BYTES);
    return granted ? pages * map : 0;
  }
}
