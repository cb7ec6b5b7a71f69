package cn.financebrain.ingest.source;

import cn.financebrain.contract.RejectReason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/**
 * What the cells of a workbook say: dates in ISO 8601, numbers with the 15 digits that a workbook
 * keeps and the leading zeros that it shows, formulas as the value that was last worked out.
 */
final class SheetCells {
  private static final LocalDateTime EPOCH_1900 = LocalDateTime.of(1899, 12, 30, 0, 0);
  private static final LocalDateTime EPOCH_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);
  private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);
  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465); // 9999-12-31
  private static final BigDecimal LEAP_DAY = BigDecimal.valueOf(60); // 1900-02-29, which never was
  private static final BigDecimal FIRST_TOO_LONG = BigDecimal.TEN.pow(15);
  private static final MathContext KEPT = new MathContext(15);
  private static final int EXPONENT_LIMIT = 400; // beyond that of every double
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final Pattern NOT_FORMAT = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]");
  private static final Pattern DATE_LETTERS = Pattern.compile("[yYdDhH年月日]");
  private static final Pattern ZEROS = Pattern.compile("0{2,30}");
  private static final Pattern ERROR =
      Pattern.compile("#(NULL!|DIV/0!|VALUE!|REF!|NAME\\?|NUM!|N/A|SPILL!|CALC!)");

  private final boolean from1904;
  private final SharedTexts shared;

  /**
   * @param from1904 whether the workbook counts days from 1904 on, as old ones of the Macintosh do
   */
  SheetCells(boolean from1904, SharedTexts shared) {
    this.from1904 = from1904;
    this.shared = shared;
  }

  /** A cell that can't be read, with why. */
  record Fault(RejectReason reason, String detail) {}

  /** Why the cell has no text, or nothing if it has. */
  Optional<Fault> fault(Cell cell) {
    String raw = cell.getRawValue() == null ? "" : cell.getRawValue();
    boolean formula = cell.getType() == CellType.FORMULA;
    if (cell.getType() == CellType.ERROR || (formula && ERROR.matcher(raw).matches())) {
      return malformed("cell %s holds the error %s".formatted(cell.getAddress(), raw));
    }
    if (formula && cell.getRawValue() == null) {
      return malformed(
          "cell %s holds the formula %s without its value; open and save the workbook once"
              .formatted(cell.getAddress(), cell.getFormula()));
    }
    if (isLost(cell)) {
      return malformed(lost(cell));
    }
    if (raw.length() > RowSource.FIELD_LIMIT) {
      return Optional.of(
          new Fault(
              RejectReason.FIELD_TOO_LONG, RowSource.tooLong("field", RowSource.FIELD_LIMIT)));
    }
    if (cell.getValue() instanceof BigDecimal number && isTooLong(number)) {
      return malformed(
          "cell %s holds the number %s, of which a workbook keeps only 15 digits, expected a text"
              .formatted(cell.getAddress(), raw));
    }
    return Optional.empty();
  }

  /** Whether the cell refers to a text that is not there. */
  boolean isLost(Cell cell) {
    return shared.isLost(cell.getAddress().toString());
  }

  static String lost(Cell cell) {
    return "cell %s refers to a text that is not in the workbook".formatted(cell.getAddress());
  }

  private static Optional<Fault> malformed(String detail) {
    return Optional.of(new Fault(RejectReason.MALFORMED, detail));
  }

  /** A code of 18 digits, for one, which has lost its last three. */
  private static boolean isTooLong(BigDecimal number) {
    return isWritable(number) && number.abs().compareTo(FIRST_TOO_LONG) >= 0;
  }

  private static boolean isWritable(BigDecimal number) {
    return Math.abs((long) number.precision() - number.scale()) <= EXPONENT_LIMIT
        && Math.abs((long) number.scale()) <= EXPONENT_LIMIT;
  }

  /** The text of a cell that may also be missing. */
  String text(Cell cell) {
    if (cell == null || cell.getValue() == null) {
      return "";
    }
    return cell.getValue() instanceof BigDecimal number
        ? number(cell, number)
        : cell.getValue().toString();
  }

  private String number(Cell cell, BigDecimal number) {
    if (!isWritable(number)) {
      return cell.getRawValue();
    }
    if (isDate(cell) && number.signum() >= 0 && number.compareTo(LAST_DAY) <= 0) {
      return date(number);
    }
    String digits =
        number.signum() == 0 ? "0" : number.round(KEPT).stripTrailingZeros().toPlainString();
    String format = cell.getDataFormatString();
    boolean padded = format != null && ZEROS.matcher(format).matches();
    return padded && digits.chars().allMatch(Character::isDigit)
        ? "0".repeat(Math.max(0, format.length() - digits.length())) + digits
        : digits;
  }

  private static boolean isDate(Cell cell) {
    Integer id = cell.getDataFormatId();
    if (id != null
        && ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))) {
      return true; // the built-in date formats, the Chinese ones too
    }
    String format = cell.getDataFormatString();
    return format != null
        && !format.equalsIgnoreCase("general")
        && DATE_LETTERS.matcher(NOT_FORMAT.matcher(format).replaceAll("")).find();
  }

  private String date(BigDecimal days) {
    long seconds = days.multiply(SECONDS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValue();
    LocalDateTime date = epoch(days).plusSeconds(seconds);
    return date.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? date.toLocalDate().toString()
        : TIME.format(date);
  }

  private LocalDateTime epoch(BigDecimal days) {
    if (from1904) {
      return EPOCH_1904;
    }
    return days.compareTo(LEAP_DAY) < 0 ? EPOCH_1900.plusDays(1) : EPOCH_1900;
  }
}
