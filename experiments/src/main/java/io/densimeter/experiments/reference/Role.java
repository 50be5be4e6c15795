package io.densimeter.experiments.reference;

import java.util.Locale;

/** What a reference case is for. The two are never mixed in one figure. */
public enum Role {
  /** Its published value may be used to fit prices. */
  CALIBRATE,
  /** It was never used to fit anything: its error is the model's error on what is new. */
  PREDICT;

  /** Returns the name in files. */
  public String yamlName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
