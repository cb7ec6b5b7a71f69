package cn.financebrain.ingest.publish;

/** The log could not be written or read: infrastructure is broken, not data. */
public final class PublishException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PublishException(String message, Throwable cause) {
    super(message, cause);
  }

  public PublishException(String message) {
    super(message);
  }
}
