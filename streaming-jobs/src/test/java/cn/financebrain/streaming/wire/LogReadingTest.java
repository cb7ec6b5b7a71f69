package cn.financebrain.streaming.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.Evaluation;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.codec.LogCodec;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class LogReadingTest {
  private static final Evaluation RECORD =
      new Evaluation(new ForeignId("test", "7"), Instant.parse("2026-03-01T00:00:00Z"), 4);

  private static final long ARRIVAL = RECORD.arrivalTime().toEpochMilli();

  @Test
  void aRecordOfTheLogIsReadWithItsPosition() {
    LogReading reading = LogReading.of(raw("test:7"), ARRIVAL);

    assertThat(reading)
        .isEqualTo(new LogReading.Entry(new LogEntry(RECORD, new LogPosition(3, 42))));
  }

  @Test
  void aRecordUnderAnotherEnterprisesKeyIsRefusedSinceItWouldBreakTheOrder() {
    LogReading reading = LogReading.of(raw("test:8"), ARRIVAL);

    assertThat(reading)
        .isInstanceOfSatisfying(
            LogReading.Refused.class,
            refused -> {
              DeadLetter letter = refused.letter();
              assertThat(letter.reason()).isEqualTo(RejectReason.MALFORMED);
              assertThat(letter.column()).isEqualTo("key");
              assertThat(letter.detail())
                  .isEqualTo("key of the record is 'test:8', expected its enterprise 'test:7'");
            });
  }

  @Test
  void whatIsNoCloudEventIsRefusedWithItsPlaceAndTime() {
    RawRecord raw =
        new RawRecord(
            "fb.event.v1",
            3,
            42,
            1_000,
            RawRecord.NO_ARRIVAL,
            null,
            new RecordHeaders(),
            "junk".getBytes(UTF_8));

    LogReading reading = LogReading.of(raw, ARRIVAL);

    assertThat(reading)
        .isInstanceOfSatisfying(
            LogReading.Refused.class,
            refused -> {
              assertThat(refused.letter().location()).isEqualTo("fb.event.v1/3");
              assertThat(refused.letter().position()).isEqualTo(42);
              assertThat(refused.letter().at()).isEqualTo(Instant.ofEpochSecond(1));
              assertThat(refused.letter().raw()).isEqualTo("junk");
            });
  }

  @Test
  void aRecordThatArrivedBeforeItsPartitionsClockIsRefusedSinceEpochsRestOnDays() {
    LogReading reading = LogReading.of(raw("test:7"), ARRIVAL + 1);

    assertThat(reading)
        .isInstanceOfSatisfying(
            LogReading.Refused.class,
            refused -> {
              assertThat(refused.letter().column()).isEqualTo("ce_arrivaltime");
              assertThat(refused.letter().detail())
                  .isEqualTo(
                      "arrival '2026-03-01T00:00:00Z', expected that of the record's timestamp and"
                          + " not before '2026-03-01T00:00:00.001Z'");
            });
  }

  @Test
  void theMarkOfADayIsNoRecordOfAnEnterprise() {
    ProducerRecord<byte[], byte[]> sent = LogCodec.encode(new DayBegins(20_000), "fb.event.v1", 3);
    RawRecord mark =
        new RawRecord(
            "fb.event.v1",
            3,
            42,
            sent.timestamp(),
            sent.timestamp(),
            null,
            sent.headers(),
            sent.value());

    assertThat(LogReading.of(mark, sent.timestamp()))
        .isEqualTo(new LogReading.Day(new DayBegins(20_000)));
    assertThat(LogReading.of(mark, sent.timestamp() + 1))
        .as("its day has begun")
        .isInstanceOf(LogReading.Refused.class);
  }

  /** It would tell of a day that is evaluated already, or is still to be told of. */
  @Test
  void aMarkOfAnotherDayThanItsTimestampIsRefused() {
    ProducerRecord<byte[], byte[]> sent = LogCodec.encode(new DayBegins(20_000), "fb.event.v1", 3);
    long later = sent.timestamp() + 1;
    RawRecord mark =
        new RawRecord("fb.event.v1", 3, 42, later, later, null, sent.headers(), sent.value());

    assertThat(LogReading.of(mark, later)).isInstanceOf(LogReading.Refused.class);
  }

  private static RawRecord raw(String key) {
    ProducerRecord<byte[], byte[]> sent = LogCodec.encode(RECORD, "fb.event.v1", null);
    return new RawRecord(
        "fb.event.v1", 3, 42, 0, ARRIVAL, key.getBytes(UTF_8), sent.headers(), sent.value());
  }
}
