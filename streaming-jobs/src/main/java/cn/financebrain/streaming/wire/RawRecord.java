package cn.financebrain.streaming.wire;

import cn.financebrain.ingest.codec.LogCodec;
import org.apache.kafka.common.header.Headers;

/**
 * A Kafka record of the log, not yet looked at; or what is known of a partition's clock when a job
 * resumes, see {@link #clock}.
 *
 * @param offset −1 where only the clock is told
 * @param timestamp milliseconds of arrival; the time of refusal of a record that is malformed
 * @param arrival milliseconds at which the record says that it entered the log; {@link #NO_ARRIVAL}
 *     where it doesn't say
 * @param key null if the record has none
 * @param value null if the record has none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the chain
public record RawRecord(
    String topic,
    int partition,
    long offset,
    long timestamp,
    long arrival,
    byte[] key,
    Headers headers,
    byte[] value) {

  /** Before any arrival. */
  public static final long NO_ARRIVAL = LogCodec.NO_ARRIVAL;

  /** Says how far a partition had got, to a job that goes on behind that record. */
  public static RawRecord clock(String topic, int partition, long arrival) {
    return new RawRecord(topic, partition, -1, 0, arrival, null, null, null);
  }

  public boolean isClockOnly() {
    return offset < 0;
  }
}
