package cn.financebrain.streaming.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.contract.DayBegins;
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

  /** The mark that a day has begun, which the watermark tells of, and how the feeds are then. */
  record Day(DayBegins mark) implements LogReading {}

  /** A record that does not fit. */
  record Refused(DeadLetter letter) implements LogReading {}

  /**
   * Reads a record of the topic; its key must be that of its enterprise, which orders the log.
   *
   * @param clock the latest arrival of the partition up to this record, which included; arrival
   *     never goes back, and what depends on days rests on that
   */
  static LogReading of(RawRecord raw, long clock) {
    Decoded decoded = LogCodec.decode(raw.headers(), raw.value());
    if (decoded instanceof Decoded.Bad bad) {
      return refused(raw, bad);
    }
    if (decoded instanceof Decoded.Day day) {
      return day(raw, clock, day.day());
    }
    LogRecord record = ((Decoded.Good) decoded).record();
    byte[] key = LogCodec.key(record.enterprise());
    if (!Arrays.equals(key, raw.key())) {
      String found = raw.key() == null ? "none" : new String(raw.key(), UTF_8);
      String detail =
          "key of the record is '%s', expected its enterprise '%s'"
              .formatted(found, record.enterprise().text());
      return refused(raw, new Decoded.Bad(RejectReason.MALFORMED, "key", detail, text(raw)));
    }
    return isInOrder(raw, clock, record.arrivalTime())
        ? new Entry(new LogEntry(record, new LogPosition(raw.partition(), raw.offset())))
        : notInOrder(raw, clock, record.arrivalTime());
  }

  /** A mark of another day than the clock's would tell of a day that may be evaluated already. */
  private static LogReading day(RawRecord raw, long clock, DayBegins mark) {
    return isInOrder(raw, clock, mark.arrivalTime())
        ? new Day(mark)
        : notInOrder(raw, clock, mark.arrivalTime());
  }

  private static boolean isInOrder(RawRecord raw, long clock, Instant arrival) {
    return raw.arrival() >= clock && arrivedAt(arrival, raw.arrival());
  }

  private static Refused notInOrder(RawRecord raw, long clock, Instant arrival) {
    String detail =
        "arrival '%s', expected that of the record's timestamp and not before '%s'"
            .formatted(arrival, Instant.ofEpochMilli(clock));
    return refused(
        raw, new Decoded.Bad(RejectReason.MALFORMED, LogCodec.ARRIVAL_TIME, detail, text(raw)));
  }

  private static boolean arrivedAt(Instant arrival, long millis) {
    return arrival.getEpochSecond() == Math.floorDiv(millis, 1_000L)
        && arrival.getNano() / 1_000_000 == Math.floorMod(millis, 1_000L);
  }

  private static String text(RawRecord raw) {
    return raw.value() == null ? "" : new String(raw.value(), UTF_8);
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
