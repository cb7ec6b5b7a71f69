package cn.financebrain.ingest.record;

import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.load.RowChange;
import cn.financebrain.ingest.source.JsonRecord;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where records come from. */
final class Origins {
  private Origins() {}

  static RowChange.Origin of(ConsumerRecord<byte[], byte[]> record) {
    return of(record, "", Map.of());
  }

  static RowChange.Origin of(
      ConsumerRecord<byte[], byte[]> record, String label, Map<RejectReason, String> hints) {
    return new RowChange.Origin(
        record.topic() + '-' + record.partition(),
        record.offset(),
        JsonRecord.raw(record.value()),
        label,
        hints);
  }
}
