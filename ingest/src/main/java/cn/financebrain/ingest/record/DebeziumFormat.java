package cn.financebrain.ingest.record;

import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.load.BatchReading;
import cn.financebrain.ingest.load.RowChange;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.source.JsonRecord;
import cn.financebrain.ingest.source.SourceException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Debezium's change events as JSON, with or without the {@code schema} and {@code payload} around
 * them: a row that was created, updated or read for a snapshot is told, one that was deleted is
 * taken back. A tombstone says nothing that the deletion before it did not.
 */
final class DebeziumFormat implements RecordFormat {
  private static final Map<RejectReason, String> WITHOUT_SCHEMA =
      Map.of(
          RejectReason.BAD_NUMBER,
          "the record has no schema, so decimals can't be decoded: set"
              + " decimal.handling.mode=string in the connector, or send schemas"
              + " (value.converter.schemas.enable=true)",
          RejectReason.BAD_DATE,
          "the record has no schema, so days and times are bare counts: send schemas"
              + " (value.converter.schemas.enable=true)");
  private static final String WHOLE_ROW =
      "a deletion must carry the whole row in before: PostgreSQL needs alter table … replica"
          + " identity full, MySQL and MariaDB binlog_row_image=FULL";

  private final List<String> columns;
  private final DebeziumValues values;

  DebeziumFormat(FeedMapping mapping) {
    this.columns = BatchReading.columns(mapping);
    this.values = new DebeziumValues(columns, mapping.zone());
  }

  @Override
  public Optional<RowChange> read(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return Optional.empty();
    }
    try {
      ObjectNode root = JsonRecord.object(record.value());
      boolean wrapped = root.has("schema") && root.has("payload");
      JsonNode envelope = wrapped ? root.get("payload") : root;
      if (wrapped && envelope.isNull()) {
        return Optional.empty();
      }
      Map<String, JsonNode> schemas =
          wrapped ? DebeziumValues.schemas(root.get("schema")) : Map.of();
      return Optional.of(new Envelope(record, envelope, schemas).change());
    } catch (SourceException e) {
      return Optional.of(refused(Origins.of(record), e));
    }
  }

  private static RowChange refused(RowChange.Origin origin, SourceException e) {
    return new RowChange.Refused(origin, e.reason(), "", e.getMessage());
  }

  /** One change event. */
  private final class Envelope {
    private final ConsumerRecord<byte[], byte[]> record;
    private final JsonNode json;
    private final Map<String, JsonNode> schemas;
    private final RowChange.Origin origin;

    Envelope(ConsumerRecord<byte[], byte[]> record, JsonNode json, Map<String, JsonNode> schemas) {
      this.record = record;
      this.json = json;
      this.schemas = schemas;
      this.origin = Origins.of(record, "", schemas.isEmpty() ? WITHOUT_SCHEMA : Map.of());
    }

    RowChange change() throws SourceException {
      String op = json.path("op").asText("");
      return switch (op) {
        case "c", "r" -> PlainFormat.told(row("after"), columns, origin);
        case "u" -> updated();
        case "d" -> deleted();
        case "t" ->
            throw malformed(
                "the table was emptied (truncate), which does not name its rows; what was told of"
                    + " them stays. Delete them one by one to take it back");
        case "" ->
            throw malformed(
                "no 'op', expected a change event of Debezium; rows that a transformation took out"
                    + " of it are format: json");
        default -> throw malformed("op '%s', expected c, u, r, d or t".formatted(op));
      };
    }

    private SourceException malformed(String message) {
      return new SourceException(RejectReason.MALFORMED, message);
    }

    private RowChange updated() throws SourceException {
      RowChange after = PlainFormat.told(row("after"), columns, origin);
      if (!json.path("before").isObject() || !(after instanceof RowChange.Told told)) {
        return after;
      }
      JsonRecord.Row before = JsonRecord.row(lenient("before"), columns);
      return before instanceof JsonRecord.Row.Texts texts
          ? new RowChange.Changed(origin, texts.cells(), told.cells(), changedAt())
          : after;
    }

    /** What can't be decoded of a row that is gone is not of interest. */
    private ObjectNode lenient(String key) {
      try {
        return row(key);
      } catch (SourceException e) {
        return JsonRecord.empty();
      }
    }

    private RowChange deleted() throws SourceException {
      Map<RejectReason, String> hints = new HashMap<>(origin.hints());
      hints.put(RejectReason.MISSING_VALUE, WHOLE_ROW);
      RowChange.Origin here = Origins.of(record, "", hints);
      if (!json.path("before").isObject()) {
        return new RowChange.Refused(
            here, RejectReason.MISSING_VALUE, "before", "a deletion without 'before'");
      }
      RowChange before = PlainFormat.told(row("before"), columns, here);
      return before instanceof RowChange.Told told
          ? new RowChange.Deleted(here, told.cells(), changedAt())
          : before;
    }

    private ObjectNode row(String key) throws SourceException {
      if (!(json.get(key) instanceof ObjectNode row)) {
        throw malformed(
            "op '%s' without '%s', expected the row".formatted(json.path("op").asText(), key));
      }
      return values.decoded(row, schemas.get(key));
    }

    /** In the database, if it is told; else when Debezium or Kafka got it. */
    private Instant changedAt() {
      for (JsonNode time : List.of(json.path("source").path("ts_ms"), json.path("ts_ms"))) {
        if (time.canConvertToLong() && time.longValue() > 0) {
          return Instant.ofEpochMilli(time.longValue());
        }
      }
      return Instant.ofEpochMilli(Math.max(0, record.timestamp()));
    }
  }
}
