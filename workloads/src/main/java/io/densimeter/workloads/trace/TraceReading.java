package io.densimeter.workloads.trace;

import io.densimeter.model.workload.DemandTrace;
import java.util.List;

/**
 * A trace that was read, and what a reader of results must know of its input.
 *
 * @param trace the demand
 * @param sha256 SHA-256 of the input in hexadecimal. Of an archive, that of its bytes. Of a folder,
 *     that of the lines {@code sha256 of the file, two blanks, file name, line feed} of the files
 *     that were read, in the order of their names: what {@code sha256sum * | sha256sum} prints
 * @param notes what was skipped, and how often; empty when nothing was
 */
public record TraceReading(DemandTrace trace, String sha256, List<String> notes) {
  /** Keeps its own copy of the notes. */
  public TraceReading {
    notes = List.copyOf(notes);
  }
}
