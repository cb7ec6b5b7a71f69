package cn.financebrain.dashboards.wire;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads request parameters; one that is not what was expected ends the request with 400. */
public final class Parameters {
  private static final Pattern DISTRICT = Pattern.compile("[0-9]{1,6}");
  private static final int LIMIT_MAX = 500;
  private static final int TEXT_MAX = 200;
  private static final int FIRST_YEAR = 1970;

  private Parameters() {}

  public static Risk risk(String text) {
    try {
      return Risk.ofId(text);
    } catch (IllegalArgumentException e) {
      throw invalid("risk", text, "fundraising, default");
    }
  }

  public static Set<Band> bands(List<String> texts) {
    Set<Band> bands = EnumSet.noneOf(Band.class);
    for (String text : texts) {
      bands.add(
          Arrays.stream(Band.values())
              .filter(band -> id(band).equals(text))
              .findFirst()
              .orElseThrow(() -> invalid("band", text, bandIds())));
    }
    return bands;
  }

  /** The risk whose index a list is ordered by; empty for the order of ids. */
  public static Optional<Risk> order(String text) {
    return switch (text) {
      case "id" -> Optional.empty();
      case "fundraising", "default" -> Optional.of(Risk.ofId(text));
      default -> throw invalid("sort", text, "id, fundraising, default");
    };
  }

  private static String bandIds() {
    return Arrays.stream(Band.values()).map(Parameters::id).collect(Collectors.joining(", "));
  }

  /**
   * @param text empty for all
   */
  public static String district(String text) {
    if (!text.isEmpty() && !DISTRICT.matcher(text).matches()) {
      throw invalid("district", text, "1–6 digits");
    }
    return text;
  }

  public static String search(String name, String text) {
    String stripped = text.strip();
    if (stripped.length() > TEXT_MAX) {
      throw invalid(name, stripped.substring(0, 20) + '…', "at most %d".formatted(TEXT_MAX));
    }
    if (stripped.indexOf('\0') >= 0) { // which databases don't take
      throw invalid(name, stripped.replace('\0', '␀'), "no NUL");
    }
    return stripped;
  }

  /** What a file that leaves is taken for. */
  public static String purpose(String text) {
    String told = search("purpose", text);
    if (told.isEmpty()) {
      throw invalid("purpose", told, "1–%d".formatted(TEXT_MAX));
    }
    return told;
  }

  public static int limit(int limit) {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw invalid("limit", Integer.toString(limit), "1–%d".formatted(LIMIT_MAX));
    }
    return limit;
  }

  public static Instant instant(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw invalid(name, text, "2026-01-31T08:00:00Z");
    }
  }

  /**
   * @param today the last day that may be asked for
   */
  public static LocalDate pastDay(String name, String text, LocalDate today) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (!day.isAfter(today) && day.getYear() >= FIRST_YEAR) {
        return day;
      }
    } catch (DateTimeException e) {
      // told below, as is a day that is out of range
    }
    throw invalid(name, text, "%d-01-01 – %s".formatted(FIRST_YEAR, today));
  }

  /**
   * @param unknown what is told where the text can be nobody's id
   */
  public static UUID uuid(String text, ProblemCode unknown) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(unknown);
    }
  }

  /** One of some words. */
  public static String oneOf(String name, String text, String... words) {
    if (!List.of(words).contains(text)) {
      throw invalid(name, text, String.join(", ", words));
    }
    return text;
  }

  /** The identifier of an enum's value in answers and questions: its name in lower case. */
  public static String id(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** A parameter that is not what was expected. */
  public static ProblemException invalid(String name, String found, String expected) {
    return ProblemException.ofField(
        ProblemCode.INVALID_PARAMETER,
        name,
        new Wording(
            "参数 %s 的值为“%s”，应为：%s".formatted(name, found, expected),
            "Parameter %s is '%s', expected: %s".formatted(name, found, expected)));
  }
}
