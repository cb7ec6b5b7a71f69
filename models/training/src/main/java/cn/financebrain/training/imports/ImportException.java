package cn.financebrain.training.imports;

/** A file is no model that can be imported, or its features can't be had; the message says why. */
public final class ImportException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ImportException(String message) {
    super(message);
  }

  ImportException(String message, Throwable cause) {
    super(message, cause);
  }
}
