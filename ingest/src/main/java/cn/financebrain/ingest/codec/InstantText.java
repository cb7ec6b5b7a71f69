package cn.financebrain.ingest.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;

/**
 * Reads instants as {@link Instant#parse} does. Those that the log's own publisher writes, such as
 * {@code 2026-01-31T08:00:00Z} with or without a fraction, are read digit by digit: there are three
 * in each record, and a general parser takes longer for them than for all the rest.
 */
final class InstantText {
  private static final int SECONDS_END = 19;
  private static final int LONGEST_FRACTION = 9;
  private static final long SECONDS_OF_A_DAY = 86_400;

  private InstantText() {}

  /**
   * @throws DateTimeParseException if the text is no instant
   */
  static Instant parse(String text) {
    Instant plain = plain(text);
    return plain == null ? Instant.parse(text) : plain;
  }

  /** Null where the text has another form, whether or not it is an instant. */
  private static Instant plain(String text) {
    int last = text.length() - 1;
    boolean marks =
        last >= SECONDS_END
            && text.charAt(4) == '-'
            && text.charAt(7) == '-'
            && text.charAt(10) == 'T'
            && text.charAt(13) == ':'
            && text.charAt(16) == ':'
            && text.charAt(last) == 'Z';
    if (!marks) {
      return null;
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    int second = digits(text, 17, SECONDS_END);
    int nanos = nanos(text, last);
    boolean time = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0;
    boolean date = year >= 0 && month >= 1 && month <= 12 && day >= 1;
    if (!time || second > 59 || nanos < 0 || !date) {
      return null;
    }
    if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
      return null;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    return Instant.ofEpochSecond(
        days * SECONDS_OF_A_DAY + hour * 3_600L + minute * 60L + second, nanos);
  }

  private static int nanos(String text, int end) {
    if (end == SECONDS_END) {
      return 0;
    }
    int length = end - SECONDS_END - 1;
    if (text.charAt(SECONDS_END) != '.' || length < 1 || length > LONGEST_FRACTION) {
      return -1;
    }
    int nanos = digits(text, SECONDS_END + 1, end);
    for (int i = length; i < LONGEST_FRACTION && nanos > 0; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  /** The number that is written there, −1 where there is something else than digits. */
  private static int digits(String text, int from, int until) {
    int number = 0;
    for (int i = from; i < until; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
