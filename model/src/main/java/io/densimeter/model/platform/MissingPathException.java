package io.densimeter.model.platform;

/** Says that an implementation does not have a path that its mechanisms need. */
public final class MissingPathException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final Path path;

  /** Creates the exception for a path that an implementation does not have. */
  MissingPathException(Implementation implementation, Path path) {
    super(
        "Implementation "
            + implementation.name()
            + " has no path "
            + path.yamlName()
            + ", which its mechanisms need.");
    this.path = path;
  }

  /** Returns the path. */
  public Path path() {
    return path;
  }
}
