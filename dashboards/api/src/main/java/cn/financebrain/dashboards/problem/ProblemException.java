package cn.financebrain.dashboards.problem;

import java.time.Duration;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final transient Wording detail;
  private final String field;
  private final Duration retryAfter;

  private ProblemException(
      ProblemCode code, Wording detail, String field, Duration retryAfter, Throwable cause) {
    super(code.id() + ": " + detail.english(), cause);
    this.code = code;
    this.detail = detail;
    this.field = field;
    this.retryAfter = retryAfter;
  }

  public static ProblemException of(ProblemCode code) {
    return of(code, code.title());
  }

  public static ProblemException of(ProblemCode code, Wording detail) {
    return new ProblemException(code, detail, null, null, null);
  }

  /** A parameter or body field that is not what was expected. */
  public static ProblemException ofField(ProblemCode code, String field, Wording detail) {
    return new ProblemException(code, detail, field, null, null);
  }

  /** Something that may work after a while. */
  public static ProblemException retryable(ProblemCode code, Duration retryAfter, Throwable cause) {
    return new ProblemException(code, code.title(), null, retryAfter, cause);
  }

  public ProblemCode code() {
    return code;
  }

  Wording detail() {
    return detail;
  }

  /** The field at fault; null where none is. */
  String field() {
    return field;
  }

  /** When to try again; null where waiting does not help. */
  Duration retryAfter() {
    return retryAfter;
  }
}
