package cn.financebrain.streaming.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.codec.DeadLetterCodec;
import cn.financebrain.streaming.wire.LogReading;
import cn.financebrain.streaming.wire.WireType;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the dead-letter topic; what is not even a dead letter becomes one. */
final class DeadLetterReader implements KafkaRecordDeserializationSchema<DeadLetter> {
  private static final long serialVersionUID = 1L;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<DeadLetter> out) {
    out.collect(read(record));
  }

  static DeadLetter read(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    try {
      return DeadLetterCodec.decode(value);
    } catch (IllegalArgumentException e) {
      return new DeadLetter(
          LogReading.FEED,
          LogReading.location(record.topic(), record.partition()),
          record.offset(),
          "",
          RejectReason.MALFORMED,
          "not a dead letter: " + e.getMessage(),
          new String(value, UTF_8),
          Instant.ofEpochMilli(record.timestamp()));
    }
  }

  @Override
  public TypeInformation<DeadLetter> getProducedType() {
    return WireType.DEAD_LETTER;
  }
}
