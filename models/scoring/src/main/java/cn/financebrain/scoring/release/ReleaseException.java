package cn.financebrain.scoring.release;

/** A release that can't be read or written, with the reason. */
public final class ReleaseException extends RuntimeException {
  public ReleaseException(String message) {
    super(message);
  }

  public ReleaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
