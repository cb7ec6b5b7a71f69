package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.wire.Bodies;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads fields of bodies; one that is not what was expected ends the request. */
public final class Words {
  private Words() {}

  /** As the interface writes a value of an enum. */
  public static String id(Enum<?> value) {
    return value == null ? null : value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static <E extends Enum<E>> E parse(String field, String text, Class<E> type) {
    if (text == null) {
      return null;
    }
    E[] values = type.getEnumConstants();
    return Arrays.stream(values)
        .filter(value -> id(value).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                invalid(
                    field, Arrays.stream(values).map(Words::id).collect(Collectors.joining(", "))));
  }

  public static LocalDate day(String field, String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw invalid(field, "2026-01-31");
    }
  }

  /**
   * A text that was told, without space around it.
   *
   * @return null where none was told
   */
  public static String text(String field, String text, int max) {
    if (text == null) {
      return null;
    }
    return Bodies.text(field, text.strip(), max);
  }

  /** More than one request takes. */
  static ProblemException tooMany(String field, int most, Wording instead) {
    return Bodies.invalid(
        field,
        "最多 %d 项，%s".formatted(most, instead.chinese()),
        "at most %d: %s".formatted(most, instead.english()));
  }

  public static ProblemException invalid(String field, String expected) {
    return Bodies.invalid(field, "应为 " + expected, "expected " + expected);
  }
}
