package io.densimeter.workloads.trace;

/**
 * How much of an input is unpacked before it is refused as too large or an archive bomb.
 *
 * @param fileBytes most bytes of one file
 * @param totalBytes most bytes of all files together; of a .tar.gz, most bytes it unpacks to
 */
record ReadLimits(long fileBytes, long totalBytes) {
  /**
   * A file of 8 MiB holds over 2 million samples (20 years of 5-minute samples); a total of 256 MiB
   * holds 10,000 guests over a month.
   */
  static final ReadLimits DEFAULT = new ReadLimits(8L << 20, 256L << 20);

  /** Returns a number of bytes as text, in MiB when it is a whole number of them. */
  static String text(long bytes) {
    return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : bytes + " bytes";
  }
}
