package io.densimeter.model.tco;

import io.densimeter.model.units.Require;

/**
 * The price of a server by its cores and its memory, by the rule of the Azure Migrate business
 * case:
 *
 * <pre>price of a core = slope · ratio + base</pre>
 *
 * <p>The published rule says neither which way its ratio of hyper-threaded cores to memory goes,
 * nor which cores the price is for. Both are to be chosen here.
 *
 * @param base price of a core at ratio 0; 113.87 USD there
 * @param slope price of a core for each unit of the ratio; 16.232 USD there
 * @param ratio which way the ratio goes
 * @param counted which cores are multiplied by their price
 */
public record CoreAndMemoryPrice(double base, double slope, Ratio ratio, Counted counted) {
  private static final int THREADS_PER_CORE = 2;

  /** Which way the ratio goes. */
  public enum Ratio {
    /** Memory over hyper-threaded cores: 512 GB and 64 of them are 8. */
    MEMORY_PER_THREAD,
    /** Hyper-threaded cores over memory: 64 of them and 512 GB are 1/8. */
    THREADS_PER_MEMORY
  }

  /** Which cores the price is for. */
  public enum Counted {
    /** Physical cores. */
    CORES,
    /** Hyper-threaded cores, two for each physical one. */
    THREADS
  }

  public CoreAndMemoryPrice {
    Require.notNegative("base", base);
    Require.notNegative("slope", slope);
  }

  /** Returns the price of one core of a server. */
  public double ofCore(int cores, double memoryGb) {
    double threads = THREADS_PER_CORE * (double) Require.positive("cores", cores);
    Require.positive("memoryGb", memoryGb);
    return base
        + slope * (ratio == Ratio.MEMORY_PER_THREAD ? memoryGb / threads : threads / memoryGb);
  }

  /** Returns the price of a server. */
  public double ofServer(int cores, double memoryGb) {
    return ofCore(cores, memoryGb) * cores * (counted == Counted.CORES ? 1 : THREADS_PER_CORE);
  }
}
