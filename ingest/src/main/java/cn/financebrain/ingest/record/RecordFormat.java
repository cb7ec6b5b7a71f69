package cn.financebrain.ingest.record;

import cn.financebrain.ingest.load.RowChange;
import cn.financebrain.ingest.mapping.FeedMapping;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How the records of a topic tell of rows. For use by several threads. */
public interface RecordFormat {
  /** What {@code feeds.yaml} calls them. */
  enum Kind {
    CLOUDEVENTS,
    DEBEZIUM,
    JSON;

    /**
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Kind of(String name) {
      Kind kind = valueOf(name.toUpperCase(Locale.ROOT));
      if (!kind.toString().equals(name)) {
        throw new IllegalArgumentException(name);
      }
      return kind;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Never throws on account of the record's content.
   *
   * @return what it tells of a row, or nothing if it tells nothing (a tombstone behind a deletion)
   */
  Optional<RowChange> read(ConsumerRecord<byte[], byte[]> record);

  /**
   * @param mapping whose columns are taken
   */
  static RecordFormat of(Kind kind, FeedMapping mapping) {
    return switch (kind) {
      case CLOUDEVENTS -> new CloudEventFormat(mapping);
      case DEBEZIUM -> new DebeziumFormat(mapping);
      case JSON -> new PlainFormat(mapping);
    };
  }
}
