package cn.financebrain.streaming.kafka;

import cn.financebrain.ingest.codec.LogCodec;
import cn.financebrain.streaming.wire.RawRecord;
import cn.financebrain.streaming.wire.WireType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes Kafka records as they are; they are decoded by the operator that has a side output. */
final class RawRecordReader implements KafkaRecordDeserializationSchema<RawRecord> {
  private static final long serialVersionUID = 1L;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
    out.collect(
        new RawRecord(
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp(),
            LogCodec.arrival(record),
            record.key(),
            record.headers(),
            record.value()));
  }

  @Override
  public TypeInformation<RawRecord> getProducedType() {
    return WireType.chained(RawRecord.class);
  }
}
