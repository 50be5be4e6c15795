package io.densimeter.model.kernel;

/**
 * Page tables that change by hypercall only, one by one or in batches: {@link Hypercalls} keeps the
 * queue, whose length says which.
 *
 * <p>Source: Barham et al., "Xen and the art of virtualization", SOSP 2003, section 3.3.3.
 */
final class DirectPageTables implements PageTables {
  private final Hypercalls hypercalls;

  DirectPageTables(Hypercalls hypercalls) {
    this.hypercalls = hypercalls;
  }

  @Override
  public void write(int page, GuestCpu cpu) {
    hypercalls.updatePte(cpu);
  }

  @Override
  public void use(int page, GuestCpu cpu) {
    hypercalls.flush(cpu);
  }

  @Override
  public void settle(GuestCpu cpu) {
    hypercalls.flush(cpu);
  }
}
