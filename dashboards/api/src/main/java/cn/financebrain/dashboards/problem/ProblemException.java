package cn.financebrain.dashboards.problem;

import java.io.Serializable;
import java.time.Duration;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final transient Wording detail;
  private final String field;
  private final Duration retryAfter;
  private final Place place;

  /** Where in a text that was sent, both counted from 1. */
  record Place(int line, int column) implements Serializable {}

  private ProblemException(
      ProblemCode code, Wording detail, String field, Duration retryAfter, Throwable cause) {
    this(code, detail, field, retryAfter, null, cause);
  }

  private ProblemException(
      ProblemCode code,
      Wording detail,
      String field,
      Duration retryAfter,
      Place place,
      Throwable cause) {
    super(code.id() + ": " + detail.english(), cause);
    this.code = code;
    this.detail = detail;
    this.field = field;
    this.retryAfter = retryAfter;
    this.place = place;
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

  /**
   * Something in a text that was sent.
   *
   * @param line from 1
   * @param column from 1
   */
  public static ProblemException at(ProblemCode code, Wording detail, int line, int column) {
    return new ProblemException(code, detail, null, null, new Place(line, column), null);
  }

  /** Something that may work after a while. */
  public static ProblemException retryable(ProblemCode code, Duration retryAfter, Throwable cause) {
    return new ProblemException(code, code.title(), null, retryAfter, cause);
  }

  public ProblemCode code() {
    return code;
  }

  /** What is told of it. */
  public Wording detail() {
    return detail;
  }

  /** The field at fault; null where none is. */
  String field() {
    return field;
  }

  /** Where in the text that was sent; null where that is not known. */
  Place place() {
    return place;
  }

  /** When to try again; null where waiting does not help. */
  Duration retryAfter() {
    return retryAfter;
  }
}
