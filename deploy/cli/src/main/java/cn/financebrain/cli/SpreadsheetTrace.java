package cn.financebrain.cli;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a spreadsheet makes of a cell by itself when a file of text is opened and saved in it: told
 * by the text that the cell had and the one that it has.
 */
enum SpreadsheetTrace {
  /** A long number in exponent form: its digits are gone. */
  EXPONENT(true),
  /** Of a number of more than 15 digits, those behind them are zeros now. */
  DIGITS(true),
  /** Zeros in front are gone. */
  ZEROS(true),
  /** What a spreadsheet shows where it could not compute. */
  ERROR(true),
  /** The same day written otherwise, or a day made of what only looked like one. */
  DATE(false),
  /** The same number written otherwise. */
  NUMBER(false);

  private static final int KEPT_DIGITS = 15;
  private static final Pattern EXPONENTIAL = Pattern.compile("[+-]?\\d([.,]\\d+)?E[+-]\\d{2,3}");
  private static final Pattern ERRORS =
      Pattern.compile("#(NAME\\?|REF!|VALUE!|DIV/0!|N/A|NUM!|NULL!|#+)");
  private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?");
  private static final Pattern ZEROS_IN_FRONT = Pattern.compile("[+-]?0\\d.*", Pattern.DOTALL);
  private static final Pattern LONG = Pattern.compile("\\d{16,40}");
  private static final Pattern DAY =
      Pattern.compile("(\\d{4})([-/.年])(\\d{1,2})([-/.月])(\\d{1,2})");
  private static final Pattern SHORT_DAY = Pattern.compile("\\d{1,4}[-/.]\\d{1,2}");
  private static final Pattern MADE_DAY =
      Pattern.compile(
          "\\d{1,2}月\\d{1,2}日|\\d{4}年\\d{1,2}月|\\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\\d{2}"
              + "|\\d{4}/\\d{1,2}/\\d{1,2}|\\d{1,2}/\\d{1,2}/\\d{4}");
  private static final Pattern SERIAL = Pattern.compile("\\d{5}");

  private final boolean lossy;

  SpreadsheetTrace(boolean lossy) {
    this.lossy = lossy;
  }

  /** Whether what the cell said can't be told from it any more. */
  boolean isLossy() {
    return lossy;
  }

  /**
   * @param before the cell as the letter has it
   * @param after the cell as it came back
   * @param atFault whether it is what was wrong with the row, so that it is to be written otherwise
   */
  static Optional<SpreadsheetTrace> of(String before, String after, boolean atFault) {
    if (before.equals(after)) {
      return Optional.empty();
    }
    if (EXPONENTIAL.matcher(after).matches()) {
      return Optional.of(EXPONENT);
    }
    if (ERRORS.matcher(after).matches()) {
      return Optional.of(ERROR);
    }
    if (lostDigits(before, after)) {
      return Optional.of(DIGITS);
    }
    boolean sameNumber = sameNumber(before, after);
    if (sameNumber && ZEROS_IN_FRONT.matcher(before).matches()) {
      return Optional.of(ZEROS);
    }
    if (atFault) {
      return Optional.empty();
    }
    if (madeDay(before, after)) {
      return Optional.of(DATE);
    }
    return sameNumber ? Optional.of(NUMBER) : Optional.empty();
  }

  private static boolean lostDigits(String before, String after) {
    return LONG.matcher(before).matches()
        && before.length() == after.length()
        && after.startsWith(before.substring(0, KEPT_DIGITS - 1)) // the last may be rounded
        && after.substring(KEPT_DIGITS).chars().allMatch(digit -> digit == '0');
  }

  private static boolean sameNumber(String before, String after) {
    return PLAIN.matcher(before).matches()
        && PLAIN.matcher(after).matches()
        && new BigDecimal(before).compareTo(new BigDecimal(after)) == 0;
  }

  private static boolean madeDay(String before, String after) {
    if (SHORT_DAY.matcher(before).matches()) {
      return MADE_DAY.matcher(after).matches();
    }
    Matcher was = DAY.matcher(before);
    Matcher is = DAY.matcher(after);
    if (!was.lookingAt()) {
      return false;
    }
    return SERIAL.matcher(after).matches()
        || (is.lookingAt() && !was.group().equals(is.group()) && sameDay(was, is));
  }

  private static boolean sameDay(Matcher was, Matcher is) {
    return number(was, 1) == number(is, 1)
        && number(was, 3) == number(is, 3)
        && number(was, 5) == number(is, 5);
  }

  private static int number(Matcher day, int group) {
    return Integer.parseInt(day.group(group));
  }
}
