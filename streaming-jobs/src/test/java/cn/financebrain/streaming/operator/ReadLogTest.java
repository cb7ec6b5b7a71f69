package cn.financebrain.streaming.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.StaleTypes;
import cn.financebrain.ingest.codec.LogCodec;
import cn.financebrain.streaming.wire.LogEntry;
import cn.financebrain.streaming.wire.RawRecord;
import cn.financebrain.streaming.wire.WireType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What a day is told of its feeds is settled when it begins in a partition. */
class ReadLogTest {
  private static final String TOPIC = "fb.event.v1";
  private static final DayBegins FIRST = new DayBegins(20_000, Optional.of(StaleTypes.NONE));
  private static final DayBegins SECOND = new DayBegins(20_001);

  private static RawRecord record(DayBegins mark, int partition) {
    ProducerRecord<byte[], byte[]> sent = LogCodec.encode(mark, TOPIC, partition);
    return new RawRecord(
        TOPIC,
        partition,
        0,
        sent.timestamp(),
        sent.timestamp(),
        null,
        sent.headers(),
        sent.value());
  }

  private static List<DayBegins> told(RawRecord... records) throws Exception {
    List<DayBegins> told = new ArrayList<>();
    try (var harness =
        new OneInputStreamOperatorTestHarness<RawRecord, LogEntry>(
            new ProcessOperator<>(new ReadLog()))) {
      harness.setup(WireType.LOG_ENTRY.createSerializer(null));
      harness.open();
      for (RawRecord record : records) {
        harness.processElement(record, 0);
      }
      var marks = harness.getSideOutput(ReadLog.DAYS);
      if (marks != null) {
        marks.stream().map(StreamRecord::getValue).forEach(told::add);
      }
    }
    return told;
  }

  @Test
  void eachPartitionTellsOfEachDayOnce() throws Exception {
    assertThat(told(record(FIRST, 0), record(FIRST, 1), record(SECOND, 0)))
        .containsExactly(FIRST, FIRST, SECOND);
  }

  @Test
  void aMarkOfADayThatHasBegunChangesNothingAnyMore() throws Exception {
    assertThat(told(record(FIRST, 0), record(new DayBegins(20_000), 0))).containsExactly(FIRST);
    assertThat(told(record(SECOND, 0), record(FIRST, 0))).containsExactly(SECOND);
  }

  @Test
  void norDoesOneBehindACheckpoint() throws Exception {
    RawRecord clock = RawRecord.clock(TOPIC, 0, SECOND.arrivalTime().toEpochMilli());

    assertThat(told(clock, record(SECOND, 0))).isEmpty();
    assertThat(told(clock, record(new DayBegins(20_002), 0)))
        .containsExactly(new DayBegins(20_002));
  }

  @Test
  void aMarkWhoseFeedsCannotBeReadIsADeadLetter() throws Exception {
    RawRecord mark = record(FIRST, 0);
    RawRecord broken =
        new RawRecord(
            TOPIC,
            0,
            0,
            mark.timestamp(),
            mark.arrival(),
            null,
            mark.headers(),
            "{\"stale\":1}".getBytes(UTF_8));

    assertThat(told(broken)).isEmpty();
  }
}
