package io.densimeter.model.platform;

import java.util.Arrays;
import java.util.Optional;

/**
 * How an implementation changes what a guest does, before its kernel runs it: the same program
 * makes other events under it than on the bare machine.
 */
public enum StreamTransform {
  /** Faults for each fault on a page of a file, 1 or more. */
  FILE_FAULTS(
      "file-faults", "Faults for each fault on a page of a file that the bare machine takes.", 1),
  /** Cycles of user code, 1 or more. */
  USER_CODE(
      "user-code", "Cycles of user code over those of the code that libraries choose natively.", 1),
  /** Interrupts to other, halted vCPUs for each wake-up, 0 or more. */
  WAKE_UP_IPIS("wake-up-ipis", "Interrupts to another, halted vCPU for each wake-up.", 0);

  private final String yamlName;
  private final String meaning;
  private final double least;

  StreamTransform(String yamlName, String meaning, double least) {
    this.yamlName = yamlName;
    this.meaning = meaning;
    this.least = least;
  }

  /** Returns the name in files. */
  public String yamlName() {
    return yamlName;
  }

  /** Returns one sentence for a reader. */
  public String meaning() {
    return meaning;
  }

  /** Returns the factor that changes nothing, which is the least. */
  public double least() {
    return least;
  }

  /** Returns the transform of that name in files. */
  public static Optional<StreamTransform> named(String yamlName) {
    return Arrays.stream(values()).filter(t -> t.yamlName.equals(yamlName)).findFirst();
  }
}
