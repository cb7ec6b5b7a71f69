package cn.financebrain.store.sql;

/** A statement of a person was not let through; says why and where. */
public final class StatementRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** It can't be read; the subject is what stands where something else was expected. */
    SYNTAX,
    /** More than one statement, or something that is no query. */
    NOT_ONE_QUERY,
    /** A clause that queries here do not have, such as {@code SETTINGS}. */
    CLAUSE,
    /** A table that is not one of the documented views, or not for this person. */
    TABLE,
    TABLE_FUNCTION,
    FUNCTION,
    /** A type that values can't be cast to here. */
    TYPE,
    /** A parameter without a value, or one that is declared twice with different types. */
    PARAMETER,
    /** Too long, too deep, or too many tables. */
    TOO_LARGE
  }

  private final Reason reason;
  private final String subject;
  private final int offset;

  StatementRefused(Reason reason, String subject, int offset) {
    super("%s: '%s' at %d".formatted(reason, subject, offset));
    this.reason = reason;
    this.subject = subject;
    this.offset = offset;
  }

  public Reason reason() {
    return reason;
  }

  /** The name, clause or character that it is about; a limit's number where it is too large. */
  public String subject() {
    return subject;
  }

  /** Where it stands in the statement, in characters from 0. */
  public int offset() {
    return offset;
  }
}
