package cn.financebrain.ingest.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.MappingReader;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records of a topic, and the mapping that reads them. */
final class Records {
  static final FeedMapping MAPPING =
      MappingReader.read(
          "test",
          """
          feed: city/tax
          files: ["tax*"]
          zone: Asia/Shanghai
          enterprise: {column: code, scheme: city}
          id: {columns: [doc]}
          events:
            - type: office.told
              category: tax
              event_time: {column: day}
          columns:
            doc: {type: text, required: true}
            day: {type: date, formats: [yyyy-MM-dd]}
            amount: {field: amount, type: number}
            ce_time: {type: date, formats: [yyyy-MM-dd], optional: true}
          """);

  private Records() {}

  /**
   * @param headers names and values by turns
   */
  static ConsumerRecord<byte[], byte[]> record(String value, String... headers) {
    RecordHeaders all = new RecordHeaders();
    for (int i = 0; i < headers.length; i += 2) {
      all.add(headers[i], headers[i + 1].getBytes(UTF_8));
    }
    return new ConsumerRecord<>(
        "raw",
        2,
        41,
        1_767_225_600_000L,
        TimestampType.CREATE_TIME,
        0,
        0,
        null,
        value == null ? null : value.getBytes(UTF_8),
        all,
        Optional.empty());
  }
}
