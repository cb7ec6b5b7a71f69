package cn.financebrain.ingest.record;

import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.load.BatchReading;
import cn.financebrain.ingest.load.RowChange;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.source.JsonRecord;
import cn.financebrain.ingest.source.SourceException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Each record's value is a row: a JSON object whose keys are the mapping's columns. */
final class PlainFormat implements RecordFormat {
  private final List<String> columns;

  PlainFormat(FeedMapping mapping) {
    this.columns = BatchReading.columns(mapping);
  }

  @Override
  public Optional<RowChange> read(ConsumerRecord<byte[], byte[]> record) {
    return Optional.of(told(record.value(), Origins.of(record)));
  }

  private RowChange told(byte[] value, RowChange.Origin origin) {
    if (value == null) {
      return new RowChange.Refused(
          origin,
          RejectReason.MISSING_VALUE,
          "",
          "the record has no value; which row is gone can be told by format: debezium only");
    }
    try {
      return told(JsonRecord.object(value), columns, origin);
    } catch (SourceException e) {
      return new RowChange.Refused(origin, e.reason(), "", e.getMessage());
    }
  }

  /** The row that the object is. */
  static RowChange told(ObjectNode object, List<String> columns, RowChange.Origin origin) {
    JsonRecord.Row row = JsonRecord.row(object, columns);
    if (row instanceof JsonRecord.Row.Wrong wrong) {
      return new RowChange.Refused(origin, wrong.reason(), wrong.column(), wrong.detail());
    }
    return new RowChange.Told(origin, ((JsonRecord.Row.Texts) row).cells());
  }
}
