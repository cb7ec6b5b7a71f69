package cn.financebrain.streaming.wire;

import java.util.List;

/**
 * A Kafka record as the log holds it, not yet looked at.
 *
 * @param timestamp milliseconds that the broker or the producer gave it; the time of refusal of a
 *     record that is malformed
 * @param key null if the record has none
 * @param value null if the record has none
 */
public record RawRecord(
    int partition, long offset, long timestamp, byte[] key, List<Header> headers, byte[] value) {

  /** One header; the value may be null. */
  public record Header(String name, byte[] value) {}
}
