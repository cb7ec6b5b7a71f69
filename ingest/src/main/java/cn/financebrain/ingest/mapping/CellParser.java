package cn.financebrain.ingest.mapping;

import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.mapping.FeedMapping.Column;
import cn.financebrain.ingest.mapping.FeedMapping.ColumnType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns the text of a cell into a value, by the type of its column. */
final class CellParser {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+|\\d{1,3}(,\\d{3})+)?(\\.\\d*)?([eE][+-]?\\d{1,3})?");
  private static final Pattern DECIMAL_ZERO = Pattern.compile("\\.0*$");
  private static final DateFormat ISO_DAY = DateFormat.Written.of("yyyy-MM-dd");
  private static final DateFormat ISO_TIME = DateFormat.Written.of("yyyy-MM-dd HH:mm:ss");
  static final String YEARS = "a year from 1800 to 9999";

  private static final int FIRST_YEAR = 1800;
  private static final int LAST_YEAR = 9999;
  private static final int CODES_SHOWN = 30;
  private static final int CODE_LIMIT = 500;

  private final ZoneId zone;
  private final Instant reference;

  /**
   * @param reference what relative dates count back from, and no date may lie after
   */
  CellParser(ZoneId zone, Instant reference) {
    this.zone = zone;
    this.reference = reference;
  }

  /** A value and, for dates, its instant. */
  record Parsed(FieldValue value, Optional<Instant> instant) {
    static Parsed of(FieldValue value) {
      return new Parsed(value, Optional.empty());
    }
  }

  /**
   * @param text not missing
   */
  Parsed parse(Column column, String text) throws BadCellException {
    ColumnType type = column.type();
    if (type instanceof ColumnType.Numeric numeric) {
      return Parsed.of(new FieldValue.Quantity(number(column, numeric, text)));
    }
    if (type instanceof ColumnType.Date date) {
      return date(column, date, text);
    }
    if (type instanceof ColumnType.Flag flag) {
      return Parsed.of(new FieldValue.Flag(flag(column, flag, text)));
    }
    return Parsed.of(
        new FieldValue.Text(
            type instanceof ColumnType.Code code ? code(column, code, text) : text));
  }

  private static double number(Column column, ColumnType.Numeric type, String text)
      throws BadCellException {
    if (!NUMBER.matcher(text).matches() || text.chars().noneMatch(Character::isDigit)) {
      throw bad(RejectReason.BAD_NUMBER, column, text, "a number such as 1234.5");
    }
    double number = Double.parseDouble(text.replace(",", ""));
    if (type.whole() && number != Math.rint(number)) {
      throw bad(RejectReason.BAD_NUMBER, column, text, "a whole number");
    }
    if (!Double.isFinite(number) || number < type.min() || number > type.max()) {
      throw bad(RejectReason.OUT_OF_RANGE, column, text, range(type));
    }
    return number;
  }

  private static String range(ColumnType.Numeric type) {
    boolean below = type.min() == Double.NEGATIVE_INFINITY;
    boolean above = type.max() == Double.POSITIVE_INFINITY;
    if (below && above) {
      return "a finite number";
    }
    if (above) {
      return "at least " + show(type.min());
    }
    return below ? "at most " + show(type.max()) : show(type.min()) + " to " + show(type.max());
  }

  private static String show(double number) {
    return DECIMAL_ZERO.matcher(Double.toString(number)).replaceFirst("");
  }

  private Parsed date(Column column, ColumnType.Date type, String text) throws BadCellException {
    Optional<LocalDateTime> parsed = Optional.empty();
    for (DateFormat format : type.formats()) {
      parsed = parsed.isPresent() ? parsed : format.parse(text, zone, reference);
    }
    parsed = parsed.or(() -> ISO_DAY.parse(text, zone, reference));
    parsed = parsed.or(() -> ISO_TIME.parse(text, zone, reference));
    if (parsed.isEmpty()) {
      throw bad(RejectReason.BAD_DATE, column, text, "a date written as " + show(type));
    }
    LocalDateTime date = parsed.get();
    if (!isYear(date.getYear())) {
      throw bad(RejectReason.OUT_OF_RANGE, column, text, YEARS);
    }
    Instant instant = date.atZone(zone).toInstant();
    if (!type.future() && instant.isAfter(reference)) {
      throw bad(RejectReason.FUTURE_DATE, column, text, "a date not after " + reference);
    }
    return new Parsed(new FieldValue.Text(date.toLocalDate().toString()), Optional.of(instant));
  }

  static boolean isYear(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  private static String show(ColumnType.Date type) {
    return type.formats().stream()
        .map(format -> format instanceof DateFormat.Written w ? w.pattern() : "14小时前")
        .collect(Collectors.joining(" or "));
  }

  private static boolean flag(Column column, ColumnType.Flag type, String text)
      throws BadCellException {
    if (type.truths().contains(text)) {
      return true;
    }
    if (type.falsehoods().contains(text)) {
      return false;
    }
    String expected =
        "%s or %s"
            .formatted(String.join(", ", type.truths()), String.join(", ", type.falsehoods()));
    throw bad(RejectReason.UNKNOWN_CODE, column, text, expected);
  }

  private static String code(Column column, ColumnType.Code type, String text)
      throws BadCellException {
    if (text.length() > CODE_LIMIT) { // also, patterns may recur once for each character
      throw bad(
          RejectReason.FIELD_TOO_LONG,
          column,
          text,
          "a code of at most %,d characters".formatted(CODE_LIMIT));
    }
    String code = type.decimal() ? DECIMAL_ZERO.matcher(text).replaceFirst("") : text;
    if (type.pattern().isPresent() && !type.pattern().get().matcher(code).matches()) {
      throw bad(RejectReason.UNKNOWN_CODE, column, text, "a code like " + type.pattern().get());
    }
    String stored = type.codes().get(code);
    if (stored == null && !type.keepOther()) {
      throw bad(RejectReason.UNKNOWN_CODE, column, text, "one of " + show(type.codes().keySet()));
    }
    return stored == null ? code : stored;
  }

  private static String show(Set<String> codes) {
    String shown = codes.stream().sorted().limit(CODES_SHOWN).collect(Collectors.joining(", "));
    int more = codes.size() - CODES_SHOWN;
    return more > 0 ? "%s and %,d more".formatted(shown, more) : shown;
  }

  private static BadCellException bad(
      RejectReason reason, Column column, String text, String expected) {
    return BadCellException.of(reason, column.name(), text, expected);
  }
}
