package io.densimeter.model.sim;

/** What a host without guests does. */
public enum EmptyHosts {
  /** It is switched off and draws nothing. */
  OFF,
  /** It stays on: it runs the hypervisor and draws its power. */
  IDLE
}
