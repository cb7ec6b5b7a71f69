package cn.financebrain.ingest.codec;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.LogRecord;
import cn.financebrain.contract.RejectReason;

/** What came out of a Kafka record: what the log holds, or why it is none. Bad data is a value. */
public sealed interface Decoded {

  /** A well-formed record. */
  record Good(LogRecord record) implements Decoded {}

  /** The mark that a day has begun. */
  record Day(DayBegins day) implements Decoded {}

  /**
   * A record that is not one of ours.
   *
   * @param column the header or data field at fault, empty where the whole record is
   * @param detail what was found and what was expected
   * @param raw the record's value as text, cut at the dead letter's limit
   */
  record Bad(RejectReason reason, String column, String detail, String raw) implements Decoded {}
}
