package cn.financebrain.streaming.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.LogRecord;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.codec.Decoded;
import cn.financebrain.ingest.codec.LogCodec;
import java.time.Instant;
import java.util.Arrays;

/** What one record of the topic turned out to be. Bad data is a value here, never an exception. */
public sealed interface LogReading {
  /** The feed that dead letters of the stream name. */
  String FEED = "stream";

  /** A record of the canonical log. */
  record Entry(LogEntry entry) implements LogReading {}

  /** A record that does not fit. */
  record Refused(DeadLetter letter) implements LogReading {}

  /** Reads a record of the topic; its key must be that of its enterprise, which orders the log. */
  static LogReading of(RawRecord raw) {
    Decoded decoded = LogCodec.decode(raw.headers(), raw.value());
    if (decoded instanceof Decoded.Bad bad) {
      return refused(raw, bad);
    }
    LogRecord record = ((Decoded.Good) decoded).record();
    byte[] key = LogCodec.key(record.enterprise());
    if (!Arrays.equals(key, raw.key())) {
      String found = raw.key() == null ? "none" : new String(raw.key(), UTF_8);
      String detail =
          "key of the record is '%s', expected its enterprise '%s'"
              .formatted(found, record.enterprise().text());
      String text = raw.value() == null ? "" : new String(raw.value(), UTF_8);
      return refused(raw, new Decoded.Bad(RejectReason.MALFORMED, "key", detail, text));
    }
    return new Entry(new LogEntry(record, new LogPosition(raw.partition(), raw.offset())));
  }

  private static Refused refused(RawRecord raw, Decoded.Bad bad) {
    return new Refused(
        new DeadLetter(
            FEED,
            location(raw.topic(), raw.partition()),
            raw.offset(),
            bad.column(),
            bad.reason(),
            bad.detail(),
            bad.raw(),
            Instant.ofEpochMilli(raw.timestamp())));
  }

  /** How dead letters name a partition of a topic. */
  static String location(String topic, int partition) {
    return topic + '/' + partition;
  }
}
