package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.casework.CaseState;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;

/**
 * A place in the list of cases: after the open case of a deadline, or among open ones without one
 * or closed ones, after the case of a change.
 *
 * @param dueOn null among those without a deadline and those that are closed
 * @param changedAt null where {@code dueOn} is not
 */
record CaseCursor(boolean closed, LocalDate dueOn, Instant changedAt, String number) {
  private static final String OPEN_MARK = "-";
  private static final String CLOSED_MARK = "c";

  static CaseCursor of(StoredCase last) {
    boolean closed = last.file().standing().state() == CaseState.CLOSED;
    LocalDate dueOn = closed ? null : last.file().standing().dueOn();
    return new CaseCursor(
        closed, dueOn, dueOn == null ? last.changedAt() : null, last.file().number());
  }

  String text() {
    String mark = closed ? CLOSED_MARK : OPEN_MARK;
    String plain = (dueOn == null ? mark + '|' + changedAt : dueOn + "|-") + '|' + number;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws ProblemException if the text is not what {@link #text} wrote
   */
  static CaseCursor parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String[] parts = plain.split("\\|", 3);
      if (plain.indexOf('\0') >= 0) {
        throw ProblemException.of(ProblemCode.INVALID_CURSOR);
      }
      boolean closed = parts[0].equals(CLOSED_MARK);
      boolean due = !closed && !parts[0].equals(OPEN_MARK);
      return new CaseCursor(
          closed,
          due ? LocalDate.parse(parts[0]) : null,
          due ? null : Instant.parse(parts[1]),
          parts[2]);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
      throw ProblemException.of(ProblemCode.INVALID_CURSOR);
    }
  }
}
