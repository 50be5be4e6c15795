package io.densimeter.model.calibration;

/** What the measurements say of an unknown. */
public enum Standing {
  /** The data determine it by themselves; the prior hardly matters. */
  FITTED,
  /** The data determine it only together with others; the prior decides how they share. */
  SHARED,
  /** No measurement holds it: it is its prior. */
  FIXED
}
