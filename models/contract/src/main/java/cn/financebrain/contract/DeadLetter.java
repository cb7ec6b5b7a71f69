package cn.financebrain.contract;

import java.time.Instant;

/**
 * A record that did not fit, kept with its reason and place so that nothing is lost.
 *
 * @param feed the feed mapping's name; {@code stream} for records the job refused
 * @param location file name, or topic and partition
 * @param position line of the file from 1, or offset in the partition
 * @param column the column or field at fault, empty where the whole record is; cut at 200
 *     characters, with {@code …} for the rest
 * @param detail one sentence: what was found and what was expected
 * @param raw the record's text, cut at 4,000 characters
 * @param at when it was refused
 */
public record DeadLetter(
    String feed,
    String location,
    long position,
    String column,
    RejectReason reason,
    String detail,
    String raw,
    Instant at) {
  public static final int RAW_LIMIT = 4_000;
  private static final int COLUMN_LIMIT = 200;

  public DeadLetter {
    column = shortened(column);
    if (raw.length() > RAW_LIMIT) {
      raw = raw.substring(0, RAW_LIMIT);
    }
  }

  /** A name of a column for people: whoever sends keys of any length fills no log with them. */
  public static String shortened(String column) {
    return column.length() > COLUMN_LIMIT ? column.substring(0, COLUMN_LIMIT - 1) + '…' : column;
  }
}
