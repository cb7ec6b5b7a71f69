package cn.financebrain.streaming.wire;

import org.apache.kafka.common.header.Headers;

/**
 * A Kafka record of the log, not yet looked at.
 *
 * @param timestamp milliseconds of arrival; the time of refusal of a record that is malformed
 * @param key null if the record has none
 * @param value null if the record has none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the chain
public record RawRecord(
    String topic,
    int partition,
    long offset,
    long timestamp,
    byte[] key,
    Headers headers,
    byte[] value) {}
