package io.densimeter.experiments.catalog;

import io.densimeter.experiments.yaml.Between;
import io.densimeter.experiments.yaml.Default;
import io.densimeter.experiments.yaml.Size;
import io.densimeter.model.workload.GuestOperation;
import io.densimeter.model.workload.micro.MicroProgram;
import io.densimeter.model.workload.micro.MicroStep;
import java.util.List;

/** Micro programs as written in the catalogue; the components are those of {@link MicroProgram}. */
record MicroFile(List<ProgramEntry> programs) {
  /** A program as written. */
  record ProgramEntry(String name, String description, @Size(min = 1) List<StepEntry> steps) {
    MicroProgram toProgram() {
      return new MicroProgram(name, description, steps.stream().map(StepEntry::toStep).toList());
    }
  }

  /** A step as written. */
  record StepEntry(
      @Size(min = 1) List<GuestOperation> operations,
      @Default("1") @Between(least = "0", most = "1e6") double count,
      @Default("0") @Between(least = "0") long first,
      @Default("1") @Between(least = "1", most = "1000000") int distinct,
      @Default("0") @Between(least = "0", most = "4095") int site,
      @Default("0") @Between(least = "0", most = "1000000") int tables,
      @Default("false") boolean file,
      String source) {
    MicroStep toStep() {
      return new MicroStep(operations, count, first, distinct, site, tables, file, source);
    }
  }
}
