package cn.financebrain.dashboards.wire;

import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;

/** Reads fields of request bodies; one that is not what was expected ends the request with 400. */
public final class Bodies {
  private Bodies() {}

  /** A text of at least one character. */
  public static String text(String field, String value, int limit) {
    if (value == null || value.isEmpty() || value.length() > limit || value.indexOf('\0') >= 0) {
      throw invalid(
          field, "应为 1 到 %d 个字符".formatted(limit), "expected 1 to %d characters".formatted(limit));
    }
    return value;
  }

  /** As {@link #text}, or nothing. */
  public static String optionalText(String field, String value, int limit) {
    return value == null || value.isEmpty() ? "" : text(field, value, limit);
  }

  public static <T> T present(String field, T value) {
    if (value == null) {
      throw invalid(field, "缺失", "missing");
    }
    return value;
  }

  public static ProblemException invalid(String field, String chinese, String english) {
    return ProblemException.ofField(
        ProblemCode.INVALID_BODY,
        field,
        new Wording("%s：%s".formatted(field, chinese), "%s: %s".formatted(field, english)));
  }
}
