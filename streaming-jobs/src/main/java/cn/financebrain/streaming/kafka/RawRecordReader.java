package cn.financebrain.streaming.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.ingest.codec.LogCodec;
import cn.financebrain.streaming.wire.RawRecord;
import cn.financebrain.streaming.wire.WireType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;

/** Takes Kafka records as they are; they are decoded by the operator that has a side output. */
final class RawRecordReader implements KafkaRecordDeserializationSchema<RawRecord> {
  private static final long serialVersionUID = 1L;

  /** Some ten thousand years on either side of 1970. */
  private static final long MOST_MILLIS = 10_000L * 366 * 24 * 3_600_000;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
    out.collect(
        new RawRecord(
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp(),
            arrival(record),
            record.key(),
            record.headers(),
            record.value()));
  }

  /** Kafka's timestamp says the same and costs nothing, but knows no time before 1970. */
  static long arrival(ConsumerRecord<byte[], byte[]> record) {
    Header told = record.headers().lastHeader(LogCodec.ARRIVAL_TIME);
    if (told == null || told.value() == null) {
      return RawRecord.NO_ARRIVAL; // a stranger's record, which moves no clock
    }
    if (record.timestamp() > 0 && record.timestampType() == TimestampType.CREATE_TIME) {
      return within(record.timestamp());
    }
    try {
      return within(Instant.parse(new String(told.value(), UTF_8)).toEpochMilli());
    } catch (DateTimeParseException | ArithmeticException e) {
      return RawRecord.NO_ARRIVAL;
    }
  }

  private static long within(long millis) {
    return Math.abs(millis) < MOST_MILLIS ? millis : RawRecord.NO_ARRIVAL;
  }

  @Override
  public TypeInformation<RawRecord> getProducedType() {
    return WireType.chained(RawRecord.class);
  }
}
