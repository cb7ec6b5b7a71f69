package cn.financebrain.scoring.release;

/** Releases that can't be read, found or written, or what a person may not do to them. */
public final class ReleaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String chinese;

  public ReleaseException(String message) {
    this(message, message, null);
  }

  public ReleaseException(String message, Throwable cause) {
    this(message, message, cause);
  }

  private ReleaseException(String message, String chinese, Throwable cause) {
    super(message, cause);
    this.chinese = chinese;
  }

  /** What a person may not do, in both languages. */
  static ReleaseException refused(String english, String chinese) {
    return new ReleaseException(english, chinese, null);
  }

  /** The message in Chinese, where it is for who did something; else as {@link #getMessage}. */
  public String chinese() {
    return chinese;
  }
}
