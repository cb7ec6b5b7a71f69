package cn.financebrain.contract;

import java.time.Instant;
import java.util.List;

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
 * @param header the names of the columns of its source, in their order, so that the row can be
 *     taken apart again; empty where the record names its fields itself, where the whole source was
 *     refused, and where the names have more than 8,000 characters
 */
public record DeadLetter(
    String feed,
    String location,
    long position,
    String column,
    RejectReason reason,
    String detail,
    String raw,
    Instant at,
    List<String> header) {
  public static final int RAW_LIMIT = 4_000;
  private static final int HEADER_LIMIT = 8_000;
  private static final int COLUMN_LIMIT = 200;

  public DeadLetter {
    column = shortened(column);
    if (raw.length() > RAW_LIMIT) {
      raw = raw.substring(0, RAW_LIMIT);
    }
    header = kept(header);
  }

  /** A letter of a record that has no header. */
  public DeadLetter(
      String feed,
      String location,
      long position,
      String column,
      RejectReason reason,
      String detail,
      String raw,
      Instant at) {
    this(feed, location, position, column, reason, detail, raw, at, List.of());
  }

  /** What is kept of a header: all of it, or nothing where it is too long. */
  public static List<String> kept(List<String> header) {
    return header.stream().mapToInt(String::length).sum() > HEADER_LIMIT
        ? List.of()
        : List.copyOf(header);
  }

  /** The same under this header. */
  public DeadLetter under(List<String> columns) {
    return new DeadLetter(feed, location, position, column, reason, detail, raw, at, columns);
  }

  /** A name of a column for people: whoever sends keys of any length fills no log with them. */
  public static String shortened(String column) {
    return column.length() > COLUMN_LIMIT ? column.substring(0, COLUMN_LIMIT - 1) + '…' : column;
  }
}
