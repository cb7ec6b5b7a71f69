package cn.financebrain.dashboards.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;

/** A problem as it goes over the wire, RFC 9457. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    String field,
    Long retryAfterSeconds,
    Integer line,
    Integer column) {

  /** As it is told in a language. */
  public static Problem of(ProblemException problem, Locale locale) {
    ProblemCode code = problem.code();
    return new Problem(
        "urn:finance-brain:problem:" + code.id(),
        code.title().in(locale),
        code.status().value(),
        problem.detail().in(locale),
        code.id(),
        problem.field(),
        problem.retryAfter() == null ? null : Math.max(1, problem.retryAfter().toSeconds()),
        problem.place() == null ? null : problem.place().line(),
        problem.place() == null ? null : problem.place().column());
  }
}
