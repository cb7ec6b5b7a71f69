package cn.financebrain.store;

/** The warehouse could not do what was asked. The message names the server and the reason. */
public final class WarehouseException extends RuntimeException {

  /** What kind of trouble it is, for callers that answer each in their own way. */
  public enum Kind {
    /** No answer: wrong address, stopped server, cut connection. */
    UNREACHABLE,
    /** The user or the password is wrong. */
    SIGN_IN,
    /** The user may not do this, such as an insert by a reader. */
    FORBIDDEN,
    /** A limit of time, memory or rows was reached, or the server is overloaded. */
    LIMIT,
    /** The statement or the data is wrong. */
    STATEMENT
  }

  private final Kind kind;
  private final int code;

  WarehouseException(Kind kind, int code, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.code = code;
  }

  public Kind kind() {
    return kind;
  }

  /** ClickHouse's error code, 0 where there is none. */
  public int code() {
    return code;
  }
}
