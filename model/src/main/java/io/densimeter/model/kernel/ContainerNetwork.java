package io.densimeter.model.kernel;

import io.densimeter.model.platform.CostTable;
import io.densimeter.model.platform.Path;
import io.densimeter.model.platform.Setting;

/**
 * The way of a packet between a container and the host's network: veth pair, bridge and address
 * translation, on the CPU of the container. A network namespace by itself costs a packet nothing.
 *
 * <p>Source: Linux drivers/net/veth.c, net/bridge and net/netfilter: {@code veth_xmit} puts the
 * packet on the backlog of the CPU, whose soft interrupt takes it on through bridge and netfilter.
 */
final class ContainerNetwork {
  private final double pass;
  private final double hops;
  private final double setUp;
  private final boolean translated;
  private final SoftirqBatch backlog;
  private final ConnectionTable connections = new ConnectionTable();

  ContainerNetwork(CostTable costs) {
    boolean paired = costs.on(Setting.VETH);
    pass = paired ? costs.path(Path.SOFTIRQ_PASS) : 0;
    translated = costs.on(Setting.NAT);
    setUp = translated ? costs.path(Path.CONNECTION_SET_UP) : 0;
    hops =
        (paired ? costs.path(Path.VETH_CROSSING) : 0)
            + (costs.on(Setting.BRIDGE) ? costs.path(Path.BRIDGE_CROSSING) : 0)
            + (translated ? costs.path(Path.NAT_CROSSING) : 0);
    backlog = new SoftirqBatch(pass);
  }

  /** Sends or receives a packet of a connection. */
  void packet(int connection, GuestCpu cpu) {
    if (hops == 0) {
      return;
    }
    double cycles = hops;
    if (backlog.starts(cpu.now())) {
      cycles += pass;
    }
    if (translated && connections.opens(connection)) {
      cycles += setUp;
    }
    cpu.charge(Mechanism.NETWORK_PATH, cycles);
    backlog.handled(cpu.now());
  }
}
