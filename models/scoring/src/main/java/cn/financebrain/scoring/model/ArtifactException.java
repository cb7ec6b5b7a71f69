package cn.financebrain.scoring.model;

/** A model artifact that is refused, with the reason. */
public final class ArtifactException extends RuntimeException {
  public ArtifactException(String message) {
    super(message);
  }

  public ArtifactException(String message, Throwable cause) {
    super(message, cause);
  }
}
