package io.densimeter.model.consolidation;

import io.densimeter.model.machine.PowerCurve;

/**
 * What a round of consolidation sees of an estate: the loads of the last sampling step, in cycles
 * of a step.
 */
public interface EstateView {
  /** The end of a host's guests. */
  int NONE = -1;

  /** Returns the number of hosts. */
  int hosts();

  /** Returns the number of guests. */
  int guests();

  /** Returns the number of types of hosts. */
  int hostTypes();

  /** Returns the type of a host, from 0. */
  int hostType(int host);

  /** Returns whether a host is on. */
  boolean isOn(int host);

  /** Returns whether a host may take part: it has not failed and is not kept as a spare. */
  boolean mayUse(int host);

  /** Returns the CPU of a host of that type that guests may use. */
  long capacityCycles(int hostType);

  /** Returns the memory of a host that is not promised to guests. */
  long freeMemoryBytes(int host);

  /**
   * Returns the CPU that the guests of a host asked for, with those on their way counted where they
   * will be.
   */
  long loadCycles(int host);

  /** Returns the CPU that the guests that are on a host asked for. */
  long guestCycles(int host);

  /** Returns the first guest on a host, {@link #NONE} when it is empty. */
  int firstGuest(int host);

  /** Returns the guest after this one on its host, {@link #NONE} after the last. */
  int nextGuest(int guest);

  /** Returns the host of a guest. */
  int hostOf(int guest);

  /** Returns whether a guest may be moved: it is not on its way already. */
  boolean mayMove(int guest);

  /** Returns the memory that a guest takes of its host. */
  long memoryBytes(int guest);

  /**
   * Returns the CPU that a guest would have asked for on hosts of a type; {@link Long#MAX_VALUE}
   * when their vCPUs are too slow for it.
   */
  long needCycles(int guest, int hostType);

  /** Returns the power of hosts of a type. */
  PowerCurve power(int hostType);

  /** Returns how many steps of the past are known, the last one included. */
  int historySteps();

  /** Returns the CPU that a guest asked for, {@code back} steps before the last. */
  double pastCycles(int guest, int back);
}
