package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;

/**
 * A place in the list of cases: after the case of a deadline, or among those without one, after the
 * case of a change.
 *
 * @param dueOn null among those without a deadline
 * @param changedAt null among those with one
 */
record CaseCursor(LocalDate dueOn, Instant changedAt, String number) {

  static CaseCursor of(StoredCase last) {
    LocalDate dueOn = last.file().standing().dueOn();
    return new CaseCursor(dueOn, dueOn == null ? last.changedAt() : null, last.file().number());
  }

  String text() {
    String plain = (dueOn == null ? "-|" + changedAt : dueOn + "|-") + '|' + number;
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
      boolean due = !parts[0].equals("-");
      return new CaseCursor(
          due ? LocalDate.parse(parts[0]) : null, due ? null : Instant.parse(parts[1]), parts[2]);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
      throw ProblemException.of(ProblemCode.INVALID_CURSOR);
    }
  }
}
